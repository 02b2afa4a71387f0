package app.latchkey.users;

import app.latchkey.platform.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the agency, as the list shows them.
 *
 * @param lastSignInAt null for somebody who never did
 */
public record UserRow(
        long id,
        String name,
        String email,
        Role role,
        @Nullable String branchName,
        UserStatus status,
        @Nullable Instant lastSignInAt,
        Instant createdAt) {}
