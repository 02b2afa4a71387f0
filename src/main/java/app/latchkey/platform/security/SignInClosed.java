package app.latchkey.platform.security;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many failed attempts; the next one is looked at after {@link #closedFor}. */
public class SignInClosed extends LockedException {

    private static final long serialVersionUID = 1L;

    private final Duration closedFor;

    public SignInClosed(Duration closedFor) {
        super("Too many failed attempts");
        this.closedFor = closedFor;
    }

    public Duration closedFor() {
        return closedFor;
    }

    public long minutes() {
        return Math.max(1, closedFor.plusSeconds(59).toMinutes());
    }
}
