package app.latchkey.users;

import app.latchkey.platform.security.ApiScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token without what makes it one.
 *
 * @param hint its first characters
 * @param lastDay it works until this day in London ends
 * @param lastUsedAt null for one that never was
 */
public record ApiToken(
        UUID id,
        String label,
        String hint,
        Set<ApiScope> scopes,
        Instant createdAt,
        LocalDate lastDay,
        State state,
        @Nullable Instant lastUsedAt) {

    /** Named in the texts below {@code api-token.state.}. */
    public enum State {
        WORKS,
        /** Within a week it won't work any more. */
        ENDS_SOON,
        EXPIRED
    }
}
