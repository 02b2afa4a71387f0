package app.latchkey.kpis;

import app.latchkey.platform.cache.CacheName;
import app.latchkey.platform.cache.CacheSettings;
import app.latchkey.platform.cache.Kept;
import app.latchkey.platform.cache.KeptValues;
import app.latchkey.platform.cache.Unhurried;
import app.latchkey.platform.cache.Weighed;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.live.ChangeClock;
import app.latchkey.platform.security.CurrentAgency;
import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All figures that there are, kept in memory and read by the few threads that are for it. */
@Component
class KpiFigures implements DisposableBean {

    /** So many at a time; the rest of the connections is for those who work. */
    private static final int READERS = 4;

    private record Offer(Kpi kpi, KpiSource source) {}

    /** A figure with the room it takes. */
    record Counted(Figure figure) implements Weighed {

        @Override
        public int weight() {
            return 12
                    + 2 * figure.trend().size()
                    + 3 * (figure.parts().size() + figure.notes().size());
        }
    }

    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<CacheName, KeptValues<KpiKey, Counted>> kept = new EnumMap<>(CacheName.class);
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofVirtual().name("kpi-", 1).factory());
    private final Unhurried renewers = new Unhurried("latchkey-renewing");
    private final TransactionTemplate transaction;
    private final ChangeClock changes;

    KpiFigures(
            List<KpiSource> sources,
            CacheManager caches,
            CacheSettings settings,
            ChangeClock changes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.changes = changes;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        sources.forEach(source -> source.kpis().forEach(kpi -> offers.put(kpi.name(), new Offer(kpi, source))));
        keep(CacheName.KPIS, settings.kpis(), caches, clock);
        keep(CacheName.USER_STATISTICS, settings.userStatistics(), caches, clock);
    }

    @SuppressWarnings("unchecked") // who asks for this cache by name asks here
    private void keep(CacheName name, Duration life, CacheManager caches, Clock clock) {
        var cache = (CaffeineCache) Objects.requireNonNull(caches.getCache(name.label()));
        kept.put(
                name,
                new KeptValues<>(
                        (AsyncCache<KpiKey, Kept<Counted>>) (AsyncCache<?, ?>) cache.getAsyncCache(),
                        this::read,
                        this::newestChange,
                        _ -> life,
                        readers,
                        renewers,
                        clock));
    }

    Collection<Kpi> kpis() {
        return offers.values().stream().map(Offer::kpi).toList();
    }

    Optional<Kpi> find(String name) {
        return Optional.ofNullable(offers.get(name)).map(Offer::kpi);
    }

    Optional<KeptFigure> known(long agencyId, Kpi kpi, KpiQuestion question) {
        return values(kpi).known(key(agencyId, kpi, question), changes.own()).map(KpiFigures::figure);
    }

    CompletableFuture<KeptFigure> get(long agencyId, Kpi kpi, KpiQuestion question) {
        return values(kpi).get(key(agencyId, kpi, question), changes.own()).thenApply(KpiFigures::figure);
    }

    CompletableFuture<KeptFigure> kept(long agencyId, Kpi kpi, KpiQuestion question) {
        return values(kpi).get(key(agencyId, kpi, question), 0).thenApply(KpiFigures::figure);
    }

    CompletableFuture<KeptFigure> fresh(long agencyId, Kpi kpi, KpiQuestion question) {
        return values(kpi).fresh(key(agencyId, kpi, question)).thenApply(KpiFigures::figure);
    }

    CompletableFuture<KeptFigure> readAgain(long agencyId, Kpi kpi, KpiQuestion question, Duration notWithin) {
        return values(kpi).readAgain(key(agencyId, kpi, question), notWithin).thenApply(KpiFigures::figure);
    }

    void renewOld() {
        kept.values().forEach(KeptValues::renewOld);
    }

    private static KeptFigure figure(Kept<Counted> counted) {
        return new KeptFigure(counted.value().figure(), counted.asOf());
    }

    private KeptValues<KpiKey, Counted> values(Kpi kpi) {
        return Objects.requireNonNull(kept.get(offer(kpi.name()).source().cache()));
    }

    private Offer offer(String name) {
        return Optional.ofNullable(offers.get(name)).orElseThrow(() -> new IllegalArgumentException("No KPI " + name));
    }

    private static KpiKey key(long agencyId, Kpi kpi, KpiQuestion question) {
        return new KpiKey(
                agencyId,
                kpi.name(),
                kpi.forAgencyOnly()
                        ? new KpiQuestion(KpiScope.AGENCY, question.period(), question.before(), question.today())
                        : question);
    }

    private long newestChange(KpiKey key) {
        return changes.newest(key.agencyId(), offer(key.kpi()).kpi().countedFrom());
    }

    private Counted read(KpiKey key) {
        var offer = offer(key.kpi());
        return CurrentAgency.callAs(
                key.agencyId(),
                () -> new Counted(Objects.requireNonNull(
                        transaction.execute(_ -> offer.source().read(offer.kpi(), key.question())))));
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
        renewers.close();
    }
}
