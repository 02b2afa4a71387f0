package app.latchkey.exports;

import java.time.Duration;

/** So many others write now that there was no place for this export in time. Nothing was written. */
public class ExportsBusy extends RuntimeException {

    /** When it is worth trying again. */
    public static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private static final long serialVersionUID = 1L;

    ExportsBusy() {
        super("No place for another export");
    }
}
