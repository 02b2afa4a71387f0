package app.latchkey.bench.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kill, and how the desk came back from it. */
final class Death {

    static final String HEADING =
            "| kill | at | of | ready after s | went on after s | check or writing done after s |\n"
                    + "|--:|---|---|--:|--:|--:|";

    private final Instant at;
    private final JobState seen;
    private final boolean withDatabase;
    private @Nullable Instant ready;
    private @Nullable Instant goingOn;
    private @Nullable Instant done;

    /** @param seen what the import was at right before */
    Death(Instant at, JobState seen, boolean withDatabase) {
        this.at = at;
        this.seen = seen;
        this.withDatabase = withDatabase;
    }

    Instant at() {
        return at;
    }

    void isReady() {
        ready = Instant.now();
    }

    void goesOn() {
        goingOn = Instant.now();
    }

    /** With all later deaths on the way there. */
    void isDone() {
        if (done == null) {
            done = Instant.now();
        }
    }

    String line(int number) {
        return "| %d | %s | %s | %s | %s | %s |"
                .formatted(
                        number,
                        seen,
                        withDatabase ? "desk and database" : "desk",
                        seconds(ready),
                        seconds(goingOn),
                        seconds(done));
    }

    private String seconds(@Nullable Instant then) {
        return then == null
                ? "–"
                : String.format(Locale.UK, "%.1f", Duration.between(at, then).toMillis() / 1000.0);
    }
}
