package app.latchkey.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every ten seconds one thread reads what is in memory anyway, and every minute asks what has to be asked. */
@Component
class Sampler implements SmartLifecycle {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final List<Gathering> gatherings;
    private final SampleRing ring;
    private final MetricsSettings settings;
    private final Clock clock;
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final Map<Series, Double> values = new EnumMap<>(Series.class);
    private int samples;
    private @Nullable ScheduledExecutorService rounds;

    Sampler(List<Gathering> gatherings, SampleRing ring, MetricsSettings settings, Clock clock) {
        this.gatherings = gatherings;
        this.ring = ring;
        this.settings = settings;
        this.clock = clock;
    }

    /** A part of what is measured. */
    interface Gathering {

        /** @param isNewMinute whether what costs a statement is asked for, too; what was there stays otherwise */
        void gather(Sample sample, boolean isNewMinute);
    }

    /** Takes what was measured. */
    interface Sample {

        void put(Series series, double value);
    }

    synchronized void sample() {
        boolean isNewMinute = samples++ % SampleRing.OF_MINUTE == 0;
        for (var gathering : gatherings) {
            carefully(() -> gathering.gather(values::put, isNewMinute));
        }
        ring.add(clock.instant(), values);
        followers.forEach(Sampler::carefully);
    }

    /** A timer that threw once would never run again. */
    private static void carefully(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.warn("A figure could not be read", e);
        }
    }

    /**
     * Tells whoever follows that there is a new sample, until they say that they have enough.
     *
     * @return to be run then
     */
    Runnable follow(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public synchronized void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("metrics-sampler").factory());
        if (settings.sampling()) {
            var unused = rounds.scheduleWithFixedDelay(
                    () -> carefully(this::sample), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
