package app.latchkey.bench;

import app.latchkey.Agencies;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.Listings;
import app.latchkey.platform.Rent;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.security.SignedIn;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fifty people reload their dashboards, each with the period and the scope they care for, while rents are changed. */
final class DashboardLoad {

    private static final int PEOPLE = 50;
    private static final Duration LASTS = Duration.ofSeconds(60);
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);

    private final KpiService kpis;
    private final ListingService listings;
    private final Supplier<CacheStats> statistics;
    private final List<Long> branches;
    private final SignedIn reader;
    private final SignedIn writer;

    /**
     * @param reader who all that reload are signed in as
     * @param writer somebody else: whoever writes waits for their own change
     */
    DashboardLoad(
            KpiService kpis,
            ListingService listings,
            Supplier<CacheStats> statistics,
            List<Long> branches,
            SignedIn reader,
            SignedIn writer) {
        this.kpis = kpis;
        this.listings = listings;
        this.statistics = statistics;
        this.branches = branches;
        this.reader = reader;
        this.writer = writer;
    }

    void run() throws InterruptedException, ExecutionException {
        askForAll();
        var before = statistics.get();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + LASTS.toNanos();
            var writing = people.submit(() -> writeUntil(end));
            var reloading = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> people.submit(() -> reloadUntil(end, new Random(number))))
                    .toList();
            var reloads = new ArrayList<Double>();
            for (Future<List<Double>> one : reloading) {
                reloads.addAll(one.get());
            }
            var writes = new Timings(writing.get());
            var all = new Timings(reloads);
            var during = statistics.get().minus(before);
            System.out.printf(
                    Locale.UK,
                    "%d people, %d s: %,d reloads of %d figures, p50 %s ms, p95 %s ms, p99 %s ms;"
                            + " %,d rents changed, p95 %s ms; %.1f %% of %,d questions answered from memory%n",
                    PEOPLE,
                    LASTS.toSeconds(),
                    reloads.size(),
                    kpis.kpis().size(),
                    Timings.text(all.quantile(0.5)),
                    Timings.text(all.quantile(0.95)),
                    Timings.text(all.quantile(0.99)),
                    writes.millis().size(),
                    Timings.text(writes.quantile(0.95)),
                    during.hitRate() * 100,
                    during.requestCount());
        }
    }

    /** As on any day but its first minutes. */
    private void askForAll() {
        for (var period : List.of(NamedPeriod.WEEK, NamedPeriod.MONTH, NamedPeriod.QUARTER, NamedPeriod.YEAR)) {
            Stream.concat(Stream.of(KpiScope.AGENCY), branches.stream().map(KpiScope::ofBranch))
                    .map(scope -> kpis.question(scope, new PeriodChoice.Named(period)))
                    .forEach(question ->
                            kpis.kpis().forEach(kpi -> kpis.get(kpi, question).join()));
        }
    }

    private List<Double> reloadUntil(long end, Random random) throws Exception {
        Agencies.signIn(reader);
        var millis = new ArrayList<Double>();
        while (System.nanoTime() < end) {
            var question = kpis.question(scope(random), new PeriodChoice.Named(period(random)));
            millis.add(timed(() -> kpis.kpis().stream().map(kpi -> kpis.get(kpi, question)).toList().stream()
                    .map(coming -> coming.join().asOf())
                    .toList()));
            Thread.sleep(random.nextLong(BETWEEN_RELOADS.toMillis() * 2));
        }
        return millis;
    }

    private KpiScope scope(Random random) {
        return random.nextInt(10) < 7
                ? KpiScope.AGENCY
                : KpiScope.ofBranch(branches.get(random.nextInt(branches.size())));
    }

    private static NamedPeriod period(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> NamedPeriod.WEEK;
            case 2 -> NamedPeriod.QUARTER;
            case 3 -> NamedPeriod.YEAR;
            default -> NamedPeriod.MONTH;
        };
    }

    private List<Double> writeUntil(long end) throws Exception {
        Agencies.signIn(writer);
        var newest =
                listings
                        .rows(ListingFilter.ofStatuses(Set.of(ListingStatus.AVAILABLE)), ListingSort.DEFAULT, 0, 50)
                        .stream()
                        .map(ListingRow::reference)
                        .toList();
        var millis = new ArrayList<Double>();
        for (int i = 0; System.nanoTime() < end; i++) {
            var listing = listings.find(newest.get(i % newest.size())).orElseThrow();
            var rent = Rent.monthly(900_00 + i * 100L);
            millis.add(timed(() -> {
                listings.update(
                        listing.with(Listings.of(listing.details()).rent(rent).details()));
                return rent;
            }));
            Thread.sleep(BETWEEN_WRITES);
        }
        return millis;
    }

    private static double timed(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }
}
