package app.latchkey.imports;

import java.util.List;
import java.util.Map;

/**
 * What became of one row.
 *
 * @param values typed, by the columns they go to; blank cells have none
 * @param problems why the row can't go in
 * @param missing why it can't go in as a new record; one that is there needs not be told everything again
 * @param notices what was understood in a way that people may want to know of
 */
public record RowCheck(
        Map<String, Object> values, List<Finding> problems, List<Finding> missing, List<Finding> notices) {

    public RowCheck {
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
        notices = List.copyOf(notices);
    }

    /** Something said about one field. */
    public record Finding(String field, ImportText text) {}
}
