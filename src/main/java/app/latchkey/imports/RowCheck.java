package app.latchkey.imports;

import java.util.List;
import java.util.Map;

/**
 * What became of one row.
 *
 * @param fields the typed values, kept as JSON; of no use if there are problems
 * @param problems why the row can't go in
 * @param notices what was understood in a way that people may want to know of
 */
public record RowCheck(Map<String, Object> fields, List<Finding> problems, List<Finding> notices) {

    public RowCheck {
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    /** Something said about one field. */
    public record Finding(String field, ImportText text) {}
}
