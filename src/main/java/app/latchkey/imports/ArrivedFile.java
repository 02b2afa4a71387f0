package app.latchkey.imports;

import java.util.function.Supplier;

/** A file that is here, and nobody's import yet. */
public final class ArrivedFile {

    private final String checksum;
    private final Supplier<ImportJob> adding;
    private boolean isAdded;

    ArrivedFile(String checksum, Supplier<ImportJob> adding) {
        this.checksum = checksum;
        this.adding = adding;
    }

    public String checksum() {
        return checksum;
    }

    /** Makes an import of it. */
    public ImportJob add() {
        var job = adding.get();
        isAdded = true;
        return job;
    }

    boolean isAdded() {
        return isAdded;
    }
}
