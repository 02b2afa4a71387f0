package app.latchkey.imports;

/** Rows that are being written, many at a time. */
public interface WrittenRows {

    /**
     * Writes what goes along with them, in the same transaction.
     *
     * @param sql reads {@code import_work w}: {@code line}, {@code ids} of the records by part, {@code fresh} by part
     *     whether it is new, {@code fields} (jsonb) as the row has them, {@code changes} by part; it may name
     *     {@code :at}, {@code :by}, {@code :byName}, {@code :branch}, {@code :job} and {@code :request}
     * @return how many rows it wrote
     */
    int write(String sql);

    /**
     * Stops the import before anything of it stays, when rows are no longer what the check said.
     *
     * @param sql gives the lines of such rows; it reads and names the same
     */
    void stopFor(String sql);
}
