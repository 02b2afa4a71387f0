package app.latchkey.imports;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A kind of record that files are imported to. The features that own such records implement it; reading, matching,
 * keeping and showing the rows is the same for all.
 */
public interface ImportTarget {

    /** The kind's name, as jobs keep it. */
    String kind();

    /** In the order in which people think of them. */
    List<ImportField> fields();

    /**
     * Reads one row by itself, without a look at the database. Never throws, whatever the texts.
     *
     * @param texts by field, one for each that a column was matched to; without spaces at either end
     */
    RowCheck check(Map<String, String> texts, ImportRun run);

    /**
     * Adds an error to each good row that can't be written beside the others of its file, or beside what the agency
     * has already. A fixed number of statements, whatever the number of rows.
     */
    void checkTogether(ImportRun run);

    /**
     * Writes every good row, and its number to {@code import_row.entity_id}. A fixed number of statements, whatever
     * the number of rows. Runs in the transaction of {@link #checkTogether}, and after it.
     *
     * @return how many were written
     */
    int apply(ImportRun run);

    /** The headings of a preview, as keys of the texts. */
    List<String> previewColumns();

    /** One good row as it would become, a text for each heading. */
    List<ImportText> preview(JsonNode fields);
}
