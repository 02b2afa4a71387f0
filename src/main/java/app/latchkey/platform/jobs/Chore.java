package app.latchkey.platform.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Work that every installation does by itself, again and again and on behalf of nobody: whichever instance comes first
 * does it, and only that one.
 */
public interface Chore {

    /** Unique, and the same for ever. */
    String name();

    /** From the end of one run to the next; the first is when the installation starts for the first time. */
    Duration pause();

    /**
     * Works for nobody and in no agency, in no transaction. An instance can end at any moment; the next run goes on from
     * there.
     *
     * @param isEnding whether this instance is about to end, so that the rest is better left to the next run
     */
    void run(BooleanSupplier isEnding);
}
