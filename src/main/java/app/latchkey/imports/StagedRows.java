package app.latchkey.imports;

/**
 * Rows of a file beside what the agency has: in SQL they also have {@code ids} of the records they are about, by part,
 * {@code key}, and {@code lead}, the line they add to where several tell of one record.
 */
public interface StagedRows extends ArrivedRows {

    /**
     * Rejects rows. The first reason stays.
     *
     * @param field which is at fault; one without a column leaves the row as a whole at fault
     * @param reason a key of the texts
     * @param sql gives the line, and what the reason mentions, of the rows that can't go in; it has {@link #ROWS} in it,
     *     and may name {@code :job}
     * @return how many were rejected
     */
    int reject(String field, String reason, String sql);
}
