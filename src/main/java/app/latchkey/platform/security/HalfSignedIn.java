package app.latchkey.platform.security;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose password was right and of whom more is wanted. They are nobody yet: this lies in the browser's session
 * beside no authentication at all, and for a few minutes.
 *
 * @param proven whether it is certain who it is, and something else is wanted
 */
public record HalfSignedIn(SignedIn person, Instant since, boolean proven) implements Serializable {

    private static final String KEY = HalfSignedIn.class.getName();
    private static final Duration VALID = Duration.ofMinutes(5);

    public void keep(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    public static Optional<HalfSignedIn> in(@Nullable HttpSession session, Instant now) {
        return session != null
                        && session.getAttribute(KEY) instanceof HalfSignedIn half
                        && half.since.plus(VALID).isAfter(now)
                ? Optional.of(half)
                : Optional.empty();
    }

    public static void forget(HttpSession session) {
        session.removeAttribute(KEY);
    }
}
