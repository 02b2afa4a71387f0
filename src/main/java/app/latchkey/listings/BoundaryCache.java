package app.latchkey.listings;

import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.security.CurrentAgency;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The boundaries of the long lists that are looked at, see {@link ListingCaches#boundaries}. Each is read by one pass
 * over the list's index, by one thread however many wait.
 *
 * <p>After a change a list that takes {@link #AT_ONCE} or less is read anew before its next deep page; a longer one is
 * served once more while another thread reads it. However often something is written, reading one list's boundaries
 * takes no more than one part in {@link #SHARE} of the time.
 */
@Component
class BoundaryCache implements OffersCache, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BoundaryCache.class);

    private static final Duration AT_ONCE = Duration.ofMillis(30);
    private static final int SHARE = 20;

    /** Whoever waits longer for another thread counts rows off instead: slow, but it needs nobody. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    record Key(long agencyId, ListingFilter filter, ListingSort sort) {}

    private final AsyncCache<Key, PageBoundaries> known = ListingCaches.boundaries();
    private final Set<Key> beingRead = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("boundaries").factory());
    private final ListingChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Ticker ticker;

    @Autowired
    BoundaryCache(ListingChanges changes, PlatformTransactionManager transactions, Clock clock) {
        this(changes, transactions, clock, Ticker.systemTicker());
    }

    BoundaryCache(ListingChanges changes, PlatformTransactionManager transactions, Clock clock, Ticker ticker) {
        this.changes = changes;
        this.clock = clock;
        this.ticker = ticker;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** @param pass reads the list's starts; it is called in the caller's transaction or in one of its own */
    PageBoundaries of(Key key, Supplier<List<PageStart>> pass) {
        var reading = new CompletableFuture<PageBoundaries>();
        // Asked first, so that it is counted.
        var present = known.getIfPresent(key);
        if (present == null) {
            present = known.asMap().putIfAbsent(key, reading);
        }
        if (present == null) {
            return read(key, pass, reading);
        }
        var boundaries = await(present);
        if (boundaries.equals(PageBoundaries.NONE) || isFresh(key, boundaries) || tooSoon(boundaries)) {
            return boundaries;
        }
        if (!beingRead.add(key)) {
            return boundaries;
        }
        if (boundaries.effort().compareTo(AT_ONCE) > 0) {
            readBehind(key, pass, new CompletableFuture<>());
            return boundaries;
        }
        try {
            return readAgain(key, pass);
        } finally {
            beingRead.remove(key);
        }
    }

    /** Those that nothing has changed since, or none. */
    PageBoundaries fresh(Key key) {
        var present = known.synchronous().getIfPresent(key);
        return present != null && isFresh(key, present) ? present : PageBoundaries.NONE;
    }

    /** So that the first jump into a long list finds them, or has not long to wait. */
    void prepare(Key key, Supplier<List<PageStart>> pass) {
        if (!known.asMap().containsKey(key) && beingRead.add(key)) {
            var reading = new CompletableFuture<PageBoundaries>();
            known.asMap().putIfAbsent(key, reading);
            readBehind(key, pass, reading);
        }
    }

    /** Needs the key's place among those being read, and gives it up in the end. */
    private void readBehind(Key key, Supplier<List<PageStart>> pass, CompletableFuture<PageBoundaries> reading) {
        reader.execute(() -> {
            try {
                CurrentAgency.runAs(
                        key.agencyId(), () -> transaction.executeWithoutResult(_ -> read(key, pass, reading)));
                known.put(key, reading);
            } catch (RuntimeException e) {
                reading.completeExceptionally(e);
                LOG.warn("The boundaries of a list could not be read", e);
            } finally {
                beingRead.remove(key);
            }
        });
    }

    private PageBoundaries readAgain(Key key, Supplier<List<PageStart>> pass) {
        var boundaries = read(key, pass, new CompletableFuture<>());
        known.put(key, CompletableFuture.completedFuture(boundaries));
        return boundaries;
    }

    private PageBoundaries read(Key key, Supplier<List<PageStart>> pass, CompletableFuture<PageBoundaries> reading) {
        try {
            // Asked before: what changes during the pass makes it old.
            long seen = changes.seen(key.agencyId());
            long start = ticker.read();
            var starts = pass.get();
            var effort = Duration.ofNanos(ticker.read() - start);
            var boundaries = new PageBoundaries(starts, seen, effort, clock.instant());
            reading.complete(boundaries);
            return boundaries;
        } catch (RuntimeException e) {
            reading.completeExceptionally(e);
            throw e;
        }
    }

    private static PageBoundaries await(CompletableFuture<PageBoundaries> reading) {
        try {
            return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return PageBoundaries.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PageBoundaries.NONE;
        }
    }

    private boolean isFresh(Key key, PageBoundaries boundaries) {
        return boundaries.changes() == changes.seen(key.agencyId())
                && age(boundaries).compareTo(ListingCaches.LIFE) < 0;
    }

    private boolean tooSoon(PageBoundaries boundaries) {
        return age(boundaries).compareTo(boundaries.effort().multipliedBy(SHARE)) < 0;
    }

    private Duration age(PageBoundaries boundaries) {
        return Duration.between(boundaries.asOf(), clock.instant());
    }

    @Override
    public OfferedCache offered() {
        return ListingCaches.offerBoundaries(known);
    }

    @Override
    public void destroy() {
        reader.shutdownNow();
    }
}
