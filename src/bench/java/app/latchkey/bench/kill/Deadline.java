package app.latchkey.bench.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The end of everybody's patience. */
record Deadline(Instant at) {

    private static final Duration POLLING = Duration.ofMillis(10);

    static Deadline in(Duration patience) {
        return new Deadline(Instant.now().plus(patience));
    }

    /** What is looked for; null until it is there. */
    @FunctionalInterface
    interface Look {
        boolean isThere() throws SQLException, IOException;
    }

    /** @throws IllegalStateException when it takes longer than the whole may take */
    void await(String what, Look look) throws SQLException, IOException, InterruptedException {
        while (!look.isThere()) {
            if (Instant.now().isAfter(at)) {
                throw new IllegalStateException("FAILED: it took too long until " + what);
            }
            Thread.sleep(POLLING);
        }
    }
}
