package app.latchkey.exports;

import java.util.concurrent.atomic.AtomicLong;

/** An export under way, shared by the thread that writes and those who watch or stop it. */
public final class ExportRun {

    public enum State {
        WAITING,
        RUNNING,
        FINISHED,
        CANCELLED,
        FAILED,
        /** It never began: too many others wrote. */
        BUSY;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    private final AtomicLong rows = new AtomicLong();
    private volatile State state = State.WAITING;
    private volatile boolean cancelled;
    private Runnable query = () -> {};

    /** Rows written so far. */
    public long rows() {
        return rows.get();
    }

    public State state() {
        return state;
    }

    /** Stops the query and the writing; what has ended stays as it ended. */
    public synchronized void cancel() {
        cancelled = true;
        query.run();
    }

    /** @param stop ends the query that is being waited for; called from another thread, or at once if it is too late */
    synchronized void querying(Runnable stop) {
        query = stop;
        if (cancelled) {
            stop.run();
        }
    }

    /** While the connection is still one's own: a late cancellation must not meet the next one's query. */
    synchronized void queried() {
        query = () -> {};
    }

    boolean isCancelled() {
        return cancelled;
    }

    void begin() {
        state = State.RUNNING;
    }

    /**
     * One more row is written now.
     *
     * @throws ExportTooLarge when it is one too many
     */
    public void row(ExportOrder order) {
        if (isCancelled()) {
            throw new ExportCancelled();
        }
        if (rows.incrementAndGet() > order.mostRows()) {
            rows.decrementAndGet();
            throw new ExportTooLarge(order.mostRows());
        }
    }

    void end(State how) {
        state = how;
    }
}
