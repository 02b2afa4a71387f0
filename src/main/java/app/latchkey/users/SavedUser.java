package app.latchkey.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the agency as they were read: {@code version} says which state an edit started from.
 *
 * @param lastSignInAt null for somebody who never did
 * @param linkExpiresAt until when a link that sets the password works; null when there is none
 */
public record SavedUser(
        long id,
        int version,
        UserStatus status,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant linkExpiresAt,
        SignInMeans means,
        UserDetails details) {

    /** As somebody read it who read this version. */
    public SavedUser at(int otherVersion) {
        return new SavedUser(id, otherVersion, status, createdAt, lastSignInAt, linkExpiresAt, means, details);
    }

    public SavedUser with(UserDetails edited) {
        return new SavedUser(id, version, status, createdAt, lastSignInAt, linkExpiresAt, means, edited);
    }
}
