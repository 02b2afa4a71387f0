package app.latchkey.bench;

import app.latchkey.StatementCounter;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import java.util.List;
import java.util.Locale;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for figures what the dashboard asks: counted anew, and from memory. */
final class KpiBenchmark {

    static final String HEADING = """
            | figure | period | cold p50 ms | cold p95 ms | statements | warm p50 µs | warm p99 µs | rows |
            |---|---|--:|--:|--:|--:|--:|--:|""";

    private static final int WARM = 2_000;

    private final KpiService kpis;
    private final List<KpiSource> sources;
    private final TransactionTemplate transaction;
    private final StatementCounter statements;
    private final int runs;

    KpiBenchmark(
            KpiService kpis,
            List<KpiSource> sources,
            TransactionTemplate transaction,
            StatementCounter statements,
            int runs) {
        this.kpis = kpis;
        this.sources = sources;
        this.transaction = transaction;
        this.statements = statements;
        this.runs = runs;
    }

    void run(NamedPeriod period) {
        var question = kpis.question(KpiScope.AGENCY, new PeriodChoice.Named(period));
        for (var source : sources) {
            for (var kpi : source.kpis()) {
                run(source, kpi, question, period);
            }
        }
        var all = kpis.kpis();
        all.forEach(kpi -> kpis.get(kpi, question).join());
        var dashboard = Timings.of(WARM, _ -> all.forEach(kpi -> kpis.known(kpi, question)));
        System.out.printf(
                Locale.UK,
                "%nAll %d figures warm, %s: p50 %.3f ms, p99 %.3f ms%n%n",
                all.size(),
                period,
                dashboard.quantile(0.5),
                dashboard.quantile(0.99));
    }

    private void run(KpiSource source, Kpi kpi, KpiQuestion question, NamedPeriod period) {
        read(source, kpi, question);
        statements.reset();
        long rows = read(source, kpi, question);
        int sent = statements.statements().size();
        var cold = Timings.of(runs, _ -> read(source, kpi, question));
        kpis.get(kpi, question).join();
        var warm = Timings.of(WARM, _ -> kpis.known(kpi, question));
        System.out.printf(
                Locale.UK,
                "| %s | %s | %s | %s | %d | %.0f | %.0f | %,d |%n",
                kpi.name(),
                period.name().toLowerCase(Locale.UK),
                Timings.text(cold.quantile(0.5)),
                Timings.text(cold.quantile(0.95)),
                sent,
                warm.quantile(0.5) * 1000,
                warm.quantile(0.99) * 1000,
                rows);
    }

    private long read(KpiSource source, Kpi kpi, KpiQuestion question) {
        return transaction.execute(_ -> source.read(kpi, question).rows());
    }
}
