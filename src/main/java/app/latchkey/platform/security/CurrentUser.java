package app.latchkey.platform.security;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works. */
@Component
public class CurrentUser {

    /** In a tab's thread Vaadin answers with whoever is signed in there, whatever stands in the thread. */
    private static final ScopedValue<SignedIn> NAMED = ScopedValue.newInstance();

    public Optional<SignedIn> find() {
        if (NAMED.isBound()) {
            return Optional.of(NAMED.get());
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody is signed in: the caller's guard is missing */
    public SignedIn require() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /** Whoever was confined has what was missing: from now on this session may do what their role may. */
    public void free() {
        var context = SecurityContextHolder.getContext();
        find().filter(SignedIn::isConfined)
                .map(SignedIn::free)
                .ifPresent(person -> context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
    }

    /** Works on behalf of somebody who is not signed in on this thread, and is afterwards whoever was before. */
    public static <T> T callAs(SignedIn person, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return ScopedValue.where(NAMED, person).call(work::get);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public static void runAs(SignedIn person, Runnable work) {
        callAs(person, () -> {
            work.run();
            return person;
        });
    }
}
