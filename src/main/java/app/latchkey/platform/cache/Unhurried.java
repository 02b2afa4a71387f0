package app.latchkey.platform.cache;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does one thing after the other, and rests after each for as long as it took: whatever there is to do takes no more than
 * half the time of one thread, and of what that thread asks.
 */
public final class Unhurried implements Executor, AutoCloseable {

    private final ExecutorService thread;

    public Unhurried(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(() -> {
            long start = System.nanoTime();
            task.run();
            rest(System.nanoTime() - start);
        });
    }

    private static void rest(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
