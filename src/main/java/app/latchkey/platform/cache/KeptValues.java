package app.latchkey.platform.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Values that take long to read, served at once. One that is past its life, or that something changed since, is served
 * once more while it is read anew; nobody waits for it but whoever made the change. However many ask for a value, one
 * thread reads it; however often something changes, reading one value takes no more than one part in {@link #SHARE} of
 * the time, and what nobody waits for is read after whatever somebody does.
 */
public final class KeptValues<K, V extends Weighed> {

    private static final int SHARE = 10;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final AsyncCache<K, Kept<V>> kept;
    private final Function<K, V> reading;
    private final ToLongFunction<K> newestChange;
    private final Function<K, Duration> life;
    private final Executor readers;
    private final Executor renewers;
    private final Clock clock;
    private final Map<K, Reading> beingRead = new ConcurrentHashMap<>();

    /**
     * @param newestChange the newest change that may concern a key; asked often
     * @param life how long what is read for a key is good for
     * @param readers where values are read that somebody waits for
     * @param renewers where values are read of which older ones are served meanwhile
     */
    public KeptValues(
            AsyncCache<K, Kept<V>> kept,
            Function<K, V> reading,
            ToLongFunction<K> newestChange,
            Function<K, Duration> life,
            Executor readers,
            Executor renewers,
            Clock clock) {
        this.kept = kept;
        this.reading = reading;
        this.newestChange = newestChange;
        this.life = life;
        this.readers = readers;
        this.renewers = renewers;
        this.clock = clock;
    }

    /** What is there, without waiting; if it is old, it is read anew meanwhile. */
    public Optional<Kept<V>> known(K key, long atLeast) {
        var present = kept.getIfPresent(key);
        if (present == null || !present.isDone() || present.isCompletedExceptionally()) {
            return Optional.empty();
        }
        var value = present.join();
        if (isBefore(value, key, atLeast)) {
            return Optional.empty();
        }
        renew(key, value);
        return Optional.of(value);
    }

    /**
     * What is there, or else as soon as it is read.
     *
     * @param atLeast the change that has to be in it, if it concerns the key
     */
    public CompletableFuture<Kept<V>> get(K key, long atLeast) {
        return kept.get(key, (_, _) -> read(key)).thenCompose(value -> {
            if (isBefore(value, key, atLeast)) {
                return read(key).thenCompose(again -> isBefore(again, key, atLeast) ? read(key) : done(again));
            }
            renew(key, value);
            return done(value);
        });
    }

    private CompletableFuture<Kept<V>> done(Kept<V> value) {
        return CompletableFuture.completedFuture(value);
    }

    /**
     * What is there as soon as all changes are in it that are known of now. Often changing values take their pause, and
     * it comes after whatever somebody waits for.
     */
    public CompletableFuture<Kept<V>> fresh(K key) {
        long newest = newestChange.applyAsLong(key);
        return kept.get(key, (_, _) -> read(key))
                .thenCompose(value ->
                        value.change() >= newest ? done(value) : pause(value).thenCompose(_ -> renewed(key, newest)));
    }

    private CompletableFuture<Kept<V>> renewed(K key, long newest) {
        return kept.get(key, (_, _) -> read(key))
                .thenCompose(value -> value.change() >= newest
                        ? done(value)
                        : read(key, renewers)
                                .thenCompose(again -> again.change() >= newest ? done(again) : read(key, renewers)));
    }

    private CompletableFuture<Void> pause(Kept<V> value) {
        var rest = pauseAfter(value).minus(age(value));
        return rest.isPositive()
                ? CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(rest.toMillis(), TimeUnit.MILLISECONDS, Runnable::run))
                : CompletableFuture.completedFuture(null);
    }

    /** Reads it anew, unless it was read within this time. */
    public CompletableFuture<Kept<V>> readAgain(K key, Duration notWithin) {
        var present = kept.getIfPresent(key);
        if (present != null && present.isDone() && !present.isCompletedExceptionally()) {
            var value = present.join();
            if (age(value).compareTo(notWithin) < 0) {
                return present;
            }
        }
        return read(key);
    }

    public Set<K> keys() {
        return Set.copyOf(kept.asMap().keySet());
    }

    /** Reads anew what is old of what is kept. */
    public void renewOld() {
        for (var key : keys()) {
            var present = kept.asMap().get(key);
            if (present != null && present.isDone() && !present.isCompletedExceptionally()) {
                renew(key, present.join());
            }
        }
    }

    private boolean isBefore(Kept<V> value, K key, long atLeast) {
        return value.change() < atLeast && value.change() < newestChange.applyAsLong(key);
    }

    private void renew(K key, Kept<V> value) {
        var age = age(value);
        boolean isOld = age.compareTo(life.apply(key)) >= 0 || value.change() < newestChange.applyAsLong(key);
        if (isOld && age.compareTo(pauseAfter(value)) >= 0) {
            var unused = read(key, renewers);
        }
    }

    private static Duration pauseAfter(Kept<?> value) {
        var pause = value.effort().multipliedBy(SHARE);
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private Duration age(Kept<V> value) {
        return Duration.between(value.asOf(), clock.instant());
    }

    private CompletableFuture<Kept<V>> read(K key) {
        return read(key, readers);
    }

    /** One thread reads a key at a time; a reading that failed leaves what was there. */
    private CompletableFuture<Kept<V>> read(K key, Executor where) {
        var mine = new Reading(key);
        var present = beingRead.putIfAbsent(key, mine);
        var reading = present == null ? mine : present;
        reading.hand(where);
        return reading.result;
    }

    /** Whoever is free first of those it was handed to does it. */
    private final class Reading implements Runnable {

        private final K key;
        private final CompletableFuture<Kept<V>> result = new CompletableFuture<>();
        private final Set<Executor> handed = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean hasBegun = new AtomicBoolean();

        private Reading(K key) {
            this.key = key;
        }

        /** What somebody waits for need not be handed to those who do the rest. */
        private void hand(Executor where) {
            if (hasBegun.get() || handed.contains(readers) || !handed.add(where)) {
                return;
            }
            try {
                where.execute(this);
            } catch (RejectedExecutionException e) {
                fail(e);
            }
        }

        @Override
        public void run() {
            if (!hasBegun.compareAndSet(false, true)) {
                return;
            }
            try {
                // Asked before: what changes during the reading makes it old.
                long change = newestChange.applyAsLong(key);
                var asOf = clock.instant();
                long start = System.nanoTime();
                var value = new Kept<>(reading.apply(key), asOf, change, Duration.ofNanos(System.nanoTime() - start));
                kept.put(key, CompletableFuture.completedFuture(value));
                beingRead.remove(key, this);
                result.complete(value);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        private void fail(Throwable e) {
            beingRead.remove(key, this);
            result.completeExceptionally(e instanceof CompletionException ? e : new CompletionException(e));
        }
    }
}
