package app.latchkey.metrics;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whoever has waited longest gets the next connection. The pool by itself gives it to whoever asks at the right moment, and
 * under load one in twenty waits five times as long as the others.
 */
final class ConnectionQueue {

    private final Semaphore places;
    private final Duration longestWait;

    ConnectionQueue(int places, Duration longestWait) {
        this.places = new Semaphore(places, true);
        this.longestWait = longestWait;
    }

    /** @throws SQLTransientConnectionException when none was free for too long */
    void enter() throws SQLException {
        try {
            if (!places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "No connection was free within " + longestWait.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a connection", e);
        }
    }

    void leave() {
        places.release();
    }

    int waiting() {
        return places.getQueueLength();
    }
}
