package app.latchkey.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one request of a browser is about: the screen and the action are said by whoever knows them. */
public final class RoundTrip {

    /** What a browser asks for. */
    public enum Action {
        PAGE(true),
        NAVIGATION(true),
        EVENT(true),
        REQUEST(true),
        UPLOAD(false),
        DOWNLOAD(false),
        HEARTBEAT(false),
        PUSH(false),
        /** Of a machine that watches: what it is told is no error of the desk. */
        PROBE(false),
        FILE(false);

        private final boolean awaited;

        Action(boolean awaited) {
            this.awaited = awaited;
        }

        /** Whether somebody waits for it, and for no longer than the desk takes: not as long as a file is large. */
        public boolean isAwaited() {
            return awaited;
        }
    }

    private static final ThreadLocal<@Nullable RoundTrip> CURRENT = new ThreadLocal<>();

    private @Nullable String view;
    private @Nullable Long agencyId;
    private Action action = Action.REQUEST;
    private boolean failed;
    private int statements;

    RoundTrip() {}

    /** Of this thread. */
    public static Optional<RoundTrip> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void begin() {
        CURRENT.set(this);
    }

    void end() {
        CURRENT.remove();
    }

    /** @param shown the template of the screen's address, without what it was called with */
    public void shows(String shown) {
        view = shown;
    }

    public void is(Action done) {
        action = done;
    }

    /** It went wrong, though it was answered. */
    public void fails() {
        failed = true;
    }

    /** Whose people asked for it. */
    void isOf(long agency) {
        agencyId = agency;
    }

    @Nullable Long agencyId() {
        return agencyId;
    }

    void sentStatement() {
        statements++;
    }

    public Action action() {
        return action;
    }

    @Nullable String view() {
        return view;
    }

    /** The screen's, or else the route's. */
    String name(String route) {
        return view == null ? route : view;
    }

    boolean failed() {
        return failed;
    }

    int statements() {
        return statements;
    }
}
