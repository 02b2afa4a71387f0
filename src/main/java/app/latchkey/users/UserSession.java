package app.latchkey.users;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser somebody is signed in with, or a program they signed in.
 *
 * @param browser what it says of itself, in few words; nothing for a program
 * @param program whether it is a program
 */
public record UserSession(UUID id, Instant openedAt, Instant seenAt, String address, String browser, boolean program) {

    /** Under which the browser's own session says which one it is. */
    public static final String KEY = UserSession.class.getName();
}
