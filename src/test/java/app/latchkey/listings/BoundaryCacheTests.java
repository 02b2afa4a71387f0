package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.DeskTest;
import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;

@DeskTest
class BoundaryCacheTests {

    /** No test makes an agency of this number. */
    private static final long AGENCY = -1;

    private static final BoundaryCache.Key KEY = new BoundaryCache.Key(AGENCY, ListingFilter.ALL, ListingSort.DEFAULT);

    @Autowired
    private ListingChanges changes;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private final AtomicInteger passes = new AtomicInteger();

    /** The only time there is here: a pause of the machine is none of the lists'. */
    private final AtomicLong nanos = new AtomicLong();

    private BoundaryCache boundaries;

    @BeforeEach
    void open() {
        InstantSource now = () -> Instant.EPOCH.plusNanos(nanos.get());
        boundaries = new BoundaryCache(changes, transactions, now.withZone(ZoneOffset.UTC), nanos::get);
    }

    @AfterEach
    void close() {
        boundaries.destroy();
    }

    private List<PageStart> read(Duration effort) {
        pause(effort);
        return List.of(new PageStart(0, "value", passes.incrementAndGet()));
    }

    private long asked(Duration effort) {
        return boundaries.of(KEY, () -> read(effort)).starts().getFirst().id();
    }

    @Test
    void areReadOnceUntilSomethingChanges() {
        assertThat(asked(Duration.ZERO)).isOne();
        assertThat(asked(Duration.ZERO)).isOne();
        change(AGENCY - 1);
        assertThat(asked(Duration.ZERO)).as("another agency changed").isOne();
    }

    @Test
    void countWhatTheyAreAskedFor() {
        asked(Duration.ZERO);
        asked(Duration.ZERO);
        asked(Duration.ZERO);
        var counted = boundaries.offered().cache().stats();
        assertThat(counted.hitCount()).isEqualTo(2);
        assertThat(counted.missCount()).isOne();
    }

    @Test
    void areReadAnewAtOnceWhereThatIsCheap() {
        assertThat(asked(Duration.ofMillis(2))).isOne();
        pause(Duration.ofMillis(500));
        events.publishEvent(new RecordsChanged(AGENCY, "Viewing", List.of(), null, null));
        assertThat(asked(Duration.ofMillis(2))).as("no listing changed").isOne();
        events.publishEvent(new RecordsChanged(AGENCY, "Listing", List.of(), null, null));
        assertThat(asked(Duration.ofMillis(2))).isEqualTo(2);
        pause(Duration.ofMillis(500));
        events.publishEvent(new ChangesMissed());
        assertThat(asked(Duration.ofMillis(2))).isEqualTo(3);
    }

    @Test
    void takeTheirShareOfTheTimeHoweverOftenSomethingChanges() {
        var effort = Duration.ofMillis(20);
        for (int i = 0; i < 2_000; i++) {
            change(AGENCY);
            asked(effort);
            pause(Duration.ofMillis(1));
        }
        // Twenty milliseconds, and then twenty times as long nothing.
        assertThat(passes.get()).isEqualTo(5);
    }

    @Test
    void areServedOnceMoreWhileALongListIsReadBehind() {
        var effort = Duration.ofMillis(40);
        assertThat(asked(effort)).isOne();
        change(AGENCY);
        pause(effort.multipliedBy(25));
        assertThat(asked(effort)).isOne();
        await().until(() -> asked(effort) > 1);
    }

    @Test
    void areReadAgainAfterAFailure() {
        assertThatThrownBy(() -> boundaries.of(KEY, () -> {
                    throw new IllegalStateException("The lights went out");
                }))
                .hasMessage("The lights went out");
        assertThat(asked(Duration.ZERO)).isOne();
    }

    private void pause(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void change(long agencyId) {
        events.publishEvent(new RecordsChanged(agencyId, ListingService.ENTITY, List.of(1L), null, null));
    }
}
