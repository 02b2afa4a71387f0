package app.latchkey.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works. */
@Component
public class CurrentUser {

    public Optional<SignedIn> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody is signed in: the caller's guard is missing */
    public SignedIn require() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
