package app.latchkey.imports;

/** Rows of a file as they were read one by one; many at a time. */
public interface ArrivedRows {

    /** What stands in SQL for these rows, without those rejected before: {@code line} and {@code fields} (jsonb). */
    String ROWS = "{rows}";

    ImportRun run();

    /**
     * Adds to rows what only the database knows.
     *
     * @param column as the row's fields are to call it
     * @param sql gives the line and the value, once for each row that gets one; it has {@link #ROWS} in it
     */
    void put(String column, String sql);
}
