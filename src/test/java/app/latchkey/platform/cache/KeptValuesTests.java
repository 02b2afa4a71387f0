package app.latchkey.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptValuesTests {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private record Read(int number) implements Weighed {
        @Override
        public int weight() {
            return 1;
        }
    }

    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicLong change = new AtomicLong();
    private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final ExecutorService readers = Executors.newFixedThreadPool(4);
    private final Unhurried renewers = new Unhurried("test-renewing");
    private final KeptValues<String, Read> values = values(1000);

    private KeptValues<String, Read> values(long most) {
        AsyncCache<String, Kept<Read>> cache =
                Caffeine.newBuilder().maximumSize(most).buildAsync();
        var clock = InstantSource.system().withZone(ZoneOffset.UTC);
        return new KeptValues<>(cache, _ -> read(), _ -> change.get(), _ -> LIFE, readers, renewers, new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private Read read() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        int number = readings.incrementAndGet();
        if (number < 0) {
            throw new IllegalStateException("Not to be read");
        }
        return new Read(number);
    }

    private int get(long atLeast) {
        return values.get("k", atLeast).join().value().number();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @AfterEach
    void end() {
        gate.countDown();
        readers.shutdownNow();
        renewers.close();
    }

    @Test
    void aHundredWhoAskAtOnceHaveItReadOnce() throws Exception {
        var start = new CountDownLatch(1);
        var asked = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(100)) {
            for (int i = 0; i < 100; i++) {
                asked.add(threads.submit(() -> {
                    start.await();
                    return get(0);
                }));
            }
            start.countDown();
            for (var each : asked) {
                assertThat(each.get()).isOne();
            }
        }
        assertThat(readings).hasValue(1);
    }

    @Test
    void anOldOneIsServedOnceMoreWhileItIsReadAnew() {
        assertThat(get(0)).isOne();
        pass(LIFE);
        gate = new CountDownLatch(1);
        assertThat(get(0)).isOne();
        assertThat(values.known("k", 0).orElseThrow().value().number()).isOne();
        gate.countDown();
        await().untilAsserted(() -> assertThat(get(0)).isEqualTo(2));
        assertThat(readings).hasValue(2);
    }

    @Test
    void oneThatSomethingChangedSinceIsReadAnewAfterAPauseAndNotBefore() {
        assertThat(get(0)).isOne();
        change.set(1);
        for (int i = 0; i < 50; i++) {
            assertThat(get(0)).isOne();
        }
        assertThat(readings).hasValue(1);
        pass(Duration.ofSeconds(2));
        assertThat(get(0)).isOne();
        await().untilAsserted(() -> assertThat(get(0)).isEqualTo(2));
    }

    @Test
    void whoMadeTheChangeFindsItAtOnce() {
        assertThat(get(0)).isOne();
        change.set(7);
        assertThat(values.known("k", 7)).isEmpty();
        assertThat(get(7)).isEqualTo(2);
        assertThat(get(7)).isEqualTo(2);
        assertThat(values.known("k", 7)).isPresent();
    }

    @Test
    void whatSomebodyWaitsForComesBeforeWhatNobodyDoes() {
        assertThat(get(0)).isOne();
        var busy = new CountDownLatch(1);
        renewers.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        change.set(1);
        pass(Duration.ofSeconds(2));
        assertThat(get(0)).as("for nobody, and so not yet").isOne();
        var fresh = values.fresh("k");
        assertThat(values.get("k", 1)).as("for who made the change").succeedsWithin(SOON);
        assertThat(fresh).succeedsWithin(SOON);
        assertThat(get(1)).isEqualTo(2);
        busy.countDown();
        renewers.execute(() -> change.set(9));
        await().untilAtomic(change, is(9L));
        assertThat(readings).as("once for all of them").hasValue(2);
    }

    @Test
    void whatNobodyWaitsForTakesHalfTheTimeAtMost() throws Exception {
        var begun = new ArrayBlockingQueue<Long>(2);
        for (int i = 0; i < 2; i++) {
            renewers.execute(() -> {
                begun.add(System.nanoTime());
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            });
        }
        long first = begun.take();
        assertThat(begun.take() - first).isGreaterThan(Duration.ofMillis(190).toNanos());
    }

    @Test
    void aReadingThatBeganBeforeTheChangeIsNotEnoughForWhoMadeIt() {
        gate = new CountDownLatch(1);
        var before = values.get("k", 0);
        await().until(() -> !before.isDone());
        change.set(1);
        var mine = values.get("k", 1);
        gate.countDown();
        assertThat(before.join().value().number()).isOne();
        assertThat(mine.join().change()).isOne();
    }

    @Test
    void aChangeThatConcernsSomethingElseMakesNothingOld() {
        assertThat(get(0)).isOne();
        assertThat(get(99)).isOne();
    }

    @Test
    void aReadingThatFailsTakesNothingAwayAndIsTriedAgain() {
        assertThat(get(0)).isOne();
        change.set(1);
        readings.set(-10);
        assertThatThrownBy(() -> get(1)).hasRootCauseMessage("Not to be read");
        assertThat(get(0)).isOne();
        readings.set(10);
        assertThat(get(1)).isEqualTo(11);
    }

    @Test
    void byHandItIsReadAnewOnceInAWhile() {
        assertThat(get(0)).isOne();
        var ten = Duration.ofSeconds(10);
        assertThat(values.readAgain("k", ten).join().value().number()).isOne();
        pass(ten);
        assertThat(values.readAgain("k", ten).join().value().number()).isEqualTo(2);
    }

    @Test
    void switchedOffEverythingIsReadEachTime() {
        var off = values(0);
        assertThat(off.get("k", 0).join().value().number()).isOne();
        await().untilAsserted(() -> assertThat(off.known("k", 0)).isEmpty());
        assertThat(off.get("k", 0).join().value().number()).isEqualTo(2);
    }
}
