package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.DeskTest;
import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    private BoundaryCache boundaries;

    @BeforeEach
    void open() {
        boundaries = new BoundaryCache(changes, transactions, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        boundaries.destroy();
    }

    private List<PageStart> pass(Duration effort) {
        sleep(effort);
        return List.of(new PageStart(0, "value", passes.incrementAndGet()));
    }

    private long asked(Duration effort) {
        return boundaries.of(KEY, () -> pass(effort)).starts().getFirst().id();
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
        sleep(Duration.ofMillis(500));
        events.publishEvent(new RecordsChanged(AGENCY, "Viewing", List.of(), null, null));
        assertThat(asked(Duration.ofMillis(2))).as("no listing changed").isOne();
        events.publishEvent(new RecordsChanged(AGENCY, "Listing", List.of(), null, null));
        assertThat(asked(Duration.ofMillis(2))).isEqualTo(2);
        sleep(Duration.ofMillis(500));
        events.publishEvent(new ChangesMissed());
        assertThat(asked(Duration.ofMillis(2))).isEqualTo(3);
    }

    @Test
    void takeTheirShareOfTheTimeHoweverOftenSomethingChanges() {
        var effort = Duration.ofMillis(20);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < end) {
            change(AGENCY);
            asked(effort);
        }
        // Twenty milliseconds, and then twenty times as long nothing.
        assertThat(passes.get()).isLessThanOrEqualTo(6);
    }

    @Test
    void areServedOnceMoreWhileALongListIsReadBehind() {
        var effort = Duration.ofMillis(40);
        assertThat(asked(effort)).isOne();
        change(AGENCY);
        sleep(effort.multipliedBy(25));
        assertThat(asked(effort)).isOne();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (asked(effort) == 1) {
            assertThat(System.nanoTime()).isLessThan(end);
            sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void areReadAgainAfterAFailure() {
        assertThatThrownBy(() -> boundaries.of(KEY, () -> {
                    throw new IllegalStateException("The lights went out");
                }))
                .hasMessage("The lights went out");
        assertThat(asked(Duration.ZERO)).isOne();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(long agencyId) {
        events.publishEvent(new RecordsChanged(agencyId, ListingService.ENTITY, List.of(1L), null, null));
    }
}
