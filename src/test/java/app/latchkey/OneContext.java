package app.latchkey;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A second context costs half a minute, stops the first one's work, and is asked who is signed in for both. */
final class OneContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (BEGUN.getAndSet(true)) {
            throw new IllegalStateException("A test wants a context of its own: tests share the one of DeskTest");
        }
    }
}
