package app.latchkey.users;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser somebody is signed in with.
 *
 * @param browser what it says of itself, in few words
 */
public record UserSession(UUID id, Instant openedAt, Instant seenAt, String address, String browser) {

    /** Under which the browser's own session says which one it is. */
    public static final String KEY = UserSession.class.getName();
}
