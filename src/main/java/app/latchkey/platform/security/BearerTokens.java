package app.latchkey.platform.security;

import java.util.Optional;

/** The tokens that stand for people. */
public interface BearerTokens {

    /** Nothing for a token that nobody made, that has expired, or whose person may not sign in now. */
    Optional<Bearer> find(String token);
}
