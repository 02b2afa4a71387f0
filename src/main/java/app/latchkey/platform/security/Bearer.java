package app.latchkey.platform.security;

import java.util.Set;

/**
 * Whoever is meant by a token.
 *
 * @param scopes what the token was made for, as far as the person may do it now; perhaps nothing
 * @param id which of the person's tokens it is
 */
public record Bearer(SignedIn person, Set<ApiScope> scopes, String id) {

    public Bearer {
        scopes = Set.copyOf(scopes);
    }
}
