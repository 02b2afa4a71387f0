package app.latchkey.platform.security;

import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The agency whose rows this thread works on: that of the person signed in, or, for jobs that run for nobody, the one
 * named by {@link #callAs}.
 */
@Component
public class CurrentAgency {

    private static final ScopedValue<Long> NAMED = ScopedValue.newInstance();

    private final CurrentUser user;

    CurrentAgency(CurrentUser user) {
        this.user = user;
    }

    public OptionalLong id() {
        if (NAMED.isBound()) {
            return OptionalLong.of(NAMED.get());
        }
        var agencyId = user.find().map(SignedIn::agencyId).orElse(null);
        return agencyId == null ? OptionalLong.empty() : OptionalLong.of(agencyId);
    }

    /** @throws IllegalStateException outside any agency */
    public long require() {
        return id().orElseThrow(() -> new IllegalStateException("No agency is current"));
    }

    public static <R, X extends Throwable> R callAs(long agencyId, ScopedValue.CallableOp<? extends R, X> work)
            throws X {
        return ScopedValue.where(NAMED, agencyId).call(work);
    }

    public static void runAs(long agencyId, Runnable work) {
        ScopedValue.where(NAMED, agencyId).run(work);
    }
}
