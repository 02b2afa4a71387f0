package app.latchkey.platform.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Does one kind of work. It may be called again for work that it did before, or did half: an instance can end at any
 * moment.
 */
public interface Worker {

    /** Unique, and the same for ever. */
    String name();

    default Urgency urgency() {
        return Urgency.WORK;
    }

    /**
     * Works for the person who asked for it, in their agency, in no transaction.
     *
     * @param isEnding whether this instance is about to end, so that what fails now fails for that: an exception leaves
     *     the work to be done later, here or elsewhere
     * @return when to be called again for it, if it could not be done yet
     */
    Optional<Duration> work(long id, BooleanSupplier isEnding);
}
