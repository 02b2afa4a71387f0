package app.latchkey.users.rest;

import app.latchkey.api.Versioned;
import app.latchkey.users.SavedUser;
import app.latchkey.users.SignInMeans;
import app.latchkey.users.UserDetails;
import app.latchkey.users.UserStatus;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the agency, as a program reads them.
 *
 * @param linkExpiresAt until when a link that sets the password works; null when there is none
 */
record UserResource(
        long id,
        int version,
        UserStatus status,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant linkExpiresAt,
        @JsonUnwrapped SignInMeans means,
        @JsonUnwrapped UserDetails details)
        implements Versioned {

    static UserResource of(SavedUser person) {
        return new UserResource(
                person.id(),
                person.version(),
                person.status(),
                person.createdAt(),
                person.lastSignInAt(),
                person.linkExpiresAt(),
                person.means(),
                person.details());
    }
}
