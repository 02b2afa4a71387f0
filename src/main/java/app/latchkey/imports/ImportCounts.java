package app.latchkey.imports;

/**
 * What becomes of the rows of a file: as the check says, and after it was written as it was done.
 *
 * @param unchanged rows that say what is known already
 * @param moved rows for which the last check no longer held when they were to be written
 */
public record ImportCounts(int total, int inserted, int updated, int unchanged, int rejected, int moved) {

    /** Whether as many rows become the same, however they came to that. */
    boolean areAs(ImportCounts other) {
        return total == other.total
                && inserted == other.inserted
                && updated == other.updated
                && unchanged == other.unchanged
                && rejected == other.rejected;
    }

    public int good() {
        return total - rejected;
    }

    /** How many rows change something. */
    public int written() {
        return inserted + updated;
    }
}
