package app.latchkey.exports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file being written: nothing of a row is kept once the next one comes. */
interface Table {

    void row(List<? extends @Nullable Cell> cells) throws IOException;

    /** Completes the file; without it what was written is no whole one. The stream stays open. */
    void finish() throws IOException;
}
