package app.latchkey.workspace.ui;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * Writes what nobody waits for, on behalf of whoever is signed in now. Such a write may be lost, and only the log says
 * so: it is for conveniences, never for an agency's records.
 */
@Component
class BackgroundWrites {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWrites.class);

    private final Executor executor;

    BackgroundWrites(@Qualifier("applicationTaskExecutor") Executor executor) {
        this.executor = executor;
    }

    void run(Runnable write) {
        executor.execute(asThisPerson(write));
    }

    void runAfter(Duration delay, Runnable write) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(asThisPerson(write));
    }

    /** A context of its own, since signing out empties the session's. */
    private static Runnable asThisPerson(Runnable write) {
        var person = new SecurityContextImpl();
        person.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        return new DelegatingSecurityContextRunnable(
                () -> {
                    try {
                        write.run();
                    } catch (RuntimeException e) {
                        LOG.warn("A convenience was not kept", e);
                    }
                },
                person);
    }
}
