package app.latchkey.imports;

import app.latchkey.imports.files.FileFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A kind of record that files are imported to. The features that own such records implement it, and say what there is
 * to read and where it goes; reading, matching, comparing, writing, undoing and showing are the same for all.
 */
public interface ImportTarget {

    ImportKind kind();

    /** In the order in which people think of them. */
    List<ImportField> fields();

    /** What rows may be recognised by, the surest first. */
    List<MatchKey> keys();

    /** The tables a row is written to; the first is the one that is recognised. */
    List<ImportPart> parts();

    /** What words of a file mean that are the format's own, by field: a word as a person would write it. */
    default Map<String, Map<String, String>> words(FileFormat.Kind format) {
        return Map.of();
    }

    /**
     * Reads one row by itself, without a look at the database. Never throws, whatever the texts.
     *
     * @param texts by field, one for each that is matched; without spaces at either end
     */
    RowCheck check(Map<String, String> texts, ImportRun run);

    /**
     * Adds to rows what only the database knows, before the records they are about are looked for; some SQL statements
     * for many rows.
     */
    default void lookUp(ArrivedRows rows) {}

    /**
     * Rejects rows for what only the database knows; some SQL statements for many rows. Called for each part of a
     * file, and for a row again when somebody corrects it.
     */
    default void checkAgainstAgency(StagedRows rows) {}

    /** Rejects rows for what only the whole file tells. Called when all of it is staged. */
    default void checkTogether(StagedRows rows) {}

    /**
     * Looks again, when rows are about to be written, at what others may have written since the check; some SQL
     * statements for many rows.
     */
    default void beforeWriting(WrittenRows rows) {}

    /** Writes what goes along with records that are being written; some SQL statements for many rows. */
    default void writeAlong(WrittenRows rows) {}

    /**
     * Leaves more rows than those whose records changed since, by setting {@code undo} of {@code import_change} to
     * CONFLICT: what {@code import_undone} has is not there yet.
     */
    default void keepTogether(UndoneRows rows) {}

    /** SQL of the lines that can only be put back together with {@code :line} of {@code :job}. */
    default String tiedLines() {
        return "select cast(:line as bigint) where :job is not null";
    }

    /** Writes what goes along with records that are being put back; some SQL statements for many rows. */
    default void undoAlong(UndoneRows rows) {}

    /** SQL of what people call a record of a part, {@code t}, when they are told which row it came by. */
    String nameSql(ImportPart part);

    /** The headings of a preview, as keys of the texts. */
    List<String> previewColumns();

    /** One good row as it would become, a text for each heading. */
    List<ImportText> preview(JsonNode values);
}
