package app.latchkey.platform.live;

import java.time.Duration;

/** Runs something short after a while. */
@FunctionalInterface
interface Later {

    void run(Duration delay, Runnable work);
}
