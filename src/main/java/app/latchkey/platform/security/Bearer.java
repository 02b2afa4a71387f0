package app.latchkey.platform.security;

import java.util.Set;

/**
 * Whom a program works for.
 *
 * @param id of the token or of the sign-in it comes from
 */
public record Bearer(SignedIn person, Set<ApiScope> scopes, String id) {
    public Bearer {
        scopes = Set.copyOf(scopes);
    }
}
