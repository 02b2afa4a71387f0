package app.latchkey.bench;

import app.latchkey.StatementCounter;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.CurrentAgency;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for figures what the dashboard asks: counted anew, from memory, from memory while something has just changed, and
 * PostgreSQL alone for the same statements.
 */
final class KpiBenchmark {

    static final String HEADING = """
            | figure | period | cold p50 ms | cold p95 ms | statements | pgbench ms | p50 / pgbench | warm p50 µs | warm p99 µs | stale p99 µs | value |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

    private static final int WARM = 2_000;
    private static final int STALE = 200;

    private final KpiService kpis;
    private final List<KpiSource> sources;
    private final TransactionTemplate transaction;
    private final StatementCounter statements;
    private final ApplicationEventPublisher events;
    private final Floor floor;
    private final int runs;

    KpiBenchmark(
            KpiService kpis,
            List<KpiSource> sources,
            TransactionTemplate transaction,
            StatementCounter statements,
            ApplicationEventPublisher events,
            Floor floor,
            int runs) {
        this.kpis = kpis;
        this.sources = sources;
        this.transaction = transaction;
        this.statements = statements;
        this.events = events;
        this.floor = floor;
        this.runs = runs;
    }

    /** As a server that has been up for a while. */
    void warmUp(long agencyId) throws IOException, InterruptedException {
        var question = question(NamedPeriod.WEEK);
        for (var source : sources) {
            for (var kpi : source.kpis()) {
                Timings.of(runs, _ -> read(source, kpi, question, agencyId));
                kpis.get(kpi, question).join();
                Timings.of(WARM, _ -> kpis.known(kpi, question));
            }
        }
    }

    void run(NamedPeriod period, long agencyId) throws IOException, InterruptedException {
        var question = question(period);
        for (var source : sources) {
            for (var kpi : source.kpis()) {
                run(source, kpi, question, period, agencyId);
            }
        }
        var all = kpis.kpis();
        settle(question);
        statements.reset();
        var dashboard = Timings.of(WARM, _ -> all.forEach(kpi -> kpis.known(kpi, question)));
        System.out.printf(
                Locale.UK,
                "%nAll %d figures warm, %s: p50 %.3f ms, p99 %.3f ms, %d statements%n%n",
                all.size(),
                period,
                dashboard.quantile(0.5),
                dashboard.quantile(0.99),
                statements.statements().size());
    }

    /** One figure of another agency than the one that is signed in, cold. */
    void cold(String name, long agencyId) throws IOException, InterruptedException {
        for (var source : sources) {
            for (var kpi : source.kpis()) {
                if (kpi.name().equals(name)) {
                    var cold = cold(source, kpi, question(NamedPeriod.MONTH), agencyId);
                    System.out.printf("%s of agency %d: %s%n", name, agencyId, cold);
                }
            }
        }
    }

    private KpiQuestion question(NamedPeriod period) {
        return kpis.question(KpiScope.AGENCY, new PeriodChoice.Named(period));
    }

    private void run(KpiSource source, Kpi kpi, KpiQuestion question, NamedPeriod period, long agencyId)
            throws IOException, InterruptedException {
        var cold = cold(source, kpi, question, agencyId);
        kpis.get(kpi, question).join();
        var warm = Timings.of(WARM, _ -> kpis.known(kpi, question));
        var changed = new RecordsChanged(agencyId, kpi.countedFrom().iterator().next(), List.of(1L), null, null);
        var stale = Timings.of(STALE, _ -> kpis.known(kpi, question), _ -> events.publishEvent(changed));
        System.out.printf(
                Locale.UK,
                "| %s | %s | %s | %.0f | %.0f | %.0f | %s |%n",
                kpi.name(),
                period.name().toLowerCase(Locale.UK),
                cold,
                warm.quantile(0.5) * 1000,
                warm.quantile(0.99) * 1000,
                stale.quantile(0.99) * 1000,
                cold.value());
        settle(question);
    }

    /** What the last change began to read is none of the next figure's time. */
    private void settle(KpiQuestion question) {
        kpis.kpis().stream().map(kpi -> kpis.fresh(kpi, question)).toList().forEach(CompletableFuture::join);
    }

    private record Cold(Timings timings, int statements, double floor, String value) {

        @Override
        public String toString() {
            return "%s | %s | %d | %s | %.1f"
                    .formatted(
                            Timings.text(timings.quantile(0.5)),
                            Timings.text(timings.quantile(0.95)),
                            statements,
                            Timings.text(floor),
                            timings.quantile(0.5) / floor);
        }
    }

    private Cold cold(KpiSource source, Kpi kpi, KpiQuestion question, long agencyId)
            throws IOException, InterruptedException {
        read(source, kpi, question, agencyId);
        statements.reset();
        var value = read(source, kpi, question, agencyId);
        var sent = statements.sent();
        var timings = Timings.of(runs, _ -> read(source, kpi, question, agencyId));
        double alone = floor.of(sent, agencyId, runs).orElse(Double.NaN);
        return new Cold(timings, sent.size(), alone, value);
    }

    private String read(KpiSource source, Kpi kpi, KpiQuestion question, long agencyId) {
        return CurrentAgency.callAs(
                agencyId,
                () -> transaction.execute(
                        _ -> String.valueOf(source.read(kpi, question).value())));
    }
}
