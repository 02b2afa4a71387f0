package app.latchkey.platform.security;

import java.util.Optional;

/** Knows tokens of one kind. */
@FunctionalInterface
public interface BearerTokens {

    /** Whom it lets in now; empty when it is none of these, has expired, or its person may not work. */
    Optional<Bearer> find(String token);
}
