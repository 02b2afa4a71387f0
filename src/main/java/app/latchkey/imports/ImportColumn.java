package app.latchkey.imports;

/**
 * A column of a table that files write.
 *
 * @param name as the table and the typed values of a row call it
 * @param type PostgreSQL's
 * @param merged SQL of what it becomes in a record that is there, of {@code f}, the row, and {@code t}, the record
 * @param added SQL of what it is in a new record, of {@code f}
 */
public record ImportColumn(String name, String type, String merged, String added) {

    /** A blank cell leaves a record as it is. */
    public static ImportColumn of(String name, String type) {
        return new ImportColumn(name, type, "coalesce(f." + name + ", t." + name + ")", "f." + name);
    }

    /** For a column that is never null: what it is in a new record of which the row says nothing. */
    public ImportColumn otherwise(String sql) {
        return new ImportColumn(name, type, merged, "coalesce(f." + name + ", " + sql + ")");
    }

    public ImportColumn mergedBy(String sql) {
        return new ImportColumn(name, type, sql, added);
    }
}
