package app.latchkey.metrics.ui;

import app.latchkey.metrics.DatabaseService;
import app.latchkey.metrics.DatabaseService.IndexState;
import app.latchkey.metrics.DatabaseService.LockWait;
import app.latchkey.metrics.DatabaseService.LongTransaction;
import app.latchkey.metrics.DatabaseService.ServerState;
import app.latchkey.metrics.DatabaseService.TableState;
import app.latchkey.metrics.DatabaseService.TopStatement;
import app.latchkey.metrics.KeptStatement;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.Series;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/**
 * The database and the way to it. What is in memory is shown as it changes; the server's statistics are read when the page
 * opens, and when somebody wants them again.
 */
final class DatabasePart {

    /** The rest of several hundred tells nobody anything. */
    private static final int MOST = 20;

    private static final int MOST_UNUSED = 100;

    private final DatabaseService database;
    private final Clock clock;
    private final Span asOf = new Span();
    private final FigureTable<KeptStatement> slow = new FigureTable<>("metrics.slow-statements");
    private final FigureTable<TopStatement> byTotal = top("metrics.top-total");
    private final FigureTable<TopStatement> byMean = top("metrics.top-mean");
    private final FigureTable<TableState> tables = new FigureTable<>("metrics.tables");
    private final FigureTable<IndexState> unused = indexes("metrics.unused-indexes");
    private final FigureTable<IndexState> used = indexes("metrics.used-indexes");
    private final FigureTable<LongTransaction> transactions = new FigureTable<>("metrics.long-transactions");
    private final FigureTable<LockWait> locks = new FigureTable<>("metrics.lock-waits");
    private ServerState server;
    private double longest;
    private long waiting;
    private double deadShare;

    private DatabasePart(DatabaseService database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.server = database.server();
        slow.text("metrics.at", row -> Dates.time(row.at()))
                .text("metrics.view", row -> row.view().isEmpty() ? slow.getTranslation("metrics.behind") : row.view())
                .number("metrics.took", row -> FigureWords.millis(row.millis()))
                .code("metrics.request", KeptStatement::requestId)
                .code("metrics.statement", KeptStatement::sql);
        tables.text("metrics.table", TableState::name)
                .number("metrics.size", row -> FigureWords.bytes(row.bytes()))
                .number("metrics.index-size", row -> FigureWords.bytes(row.indexBytes()))
                .number("metrics.rows", row -> FigureWords.number(row.rows()))
                .number("metrics.dead-rows", row -> FigureWords.number(row.deadRows()))
                .number("metrics.dead-share", row -> FigureWords.percent(row.deadShare()));
        transactions
                .text("metrics.process", row -> String.valueOf(row.process()))
                .text("metrics.state", LongTransaction::state)
                .number("metrics.open-for", row -> FigureWords.seconds(row.seconds()))
                .code("metrics.statement", LongTransaction::sql);
        locks.text("metrics.process", row -> String.valueOf(row.process()))
                .text("metrics.waits-for", LockWait::table)
                .text("metrics.held-by", LockWait::holders)
                .number("metrics.waits", row -> FigureWords.seconds(row.seconds()))
                .code("metrics.statement", LockWait::sql);
    }

    static MetricsPart create(DatabaseService database, MeasureService measures, Clock clock) {
        var lists = new DatabasePart(database, clock);
        lists.read();
        var part = new MetricsPart(
                List.of(
                        new FigureTile(
                                Measure.POOL, Series.POOL, () -> database.pool().use()),
                        new FigureTile(
                                "POOL_ACTIVE",
                                Series.POOL_ACTIVE,
                                () -> database.pool().active(),
                                FigureWords::number),
                        new FigureTile("POOL_IDLE", null, () -> database.pool().idle(), FigureWords::number),
                        new FigureTile(
                                Measure.POOL_WAITING,
                                Series.POOL_WAITING,
                                () -> database.pool().waiting()),
                        new FigureTile("POOL_LIMIT", null, () -> database.pool().limit(), FigureWords::number),
                        new FigureTile(Measure.SERVER_CONNECTIONS, Series.SERVER_CONNECTIONS, () -> lists.server.use()),
                        new FigureTile(
                                "STATEMENT_RATE",
                                Series.STATEMENT_RATE,
                                () -> measures.latest(Series.STATEMENT_RATE),
                                FigureWords::perSecond),
                        new FigureTile(Measure.QUERY_P95, Series.QUERY_P95, database::queryP95),
                        new FigureTile(Measure.DATABASE_HIT, Series.DATABASE_HIT, () -> lists.server.hitRate()),
                        new FigureTile(Measure.LONG_TRANSACTION, Series.LONG_TRANSACTION, () -> lists.longest),
                        new FigureTile(Measure.LOCKS, Series.LOCKS, () -> lists.waiting),
                        new FigureTile(Measure.DEAD_ROWS, Series.DEAD_ROWS, () -> lists.deadShare)),
                () -> lists.slow.show(database.slowStatements()));
        var again = new Button(part.getTranslation("metrics.read-again"), VaadinIcon.REFRESH.create(), event -> {
            lists.read();
            part.refresh(measures::lastHour);
        });
        lists.asOf.addClassName("count");
        var bar = new Div(lists.asOf, again);
        bar.addClassName("metrics-bar");
        part.add(
                bar,
                lists.slow,
                lists.transactions,
                lists.locks,
                lists.byTotal,
                lists.byMean,
                lists.tables,
                lists.unused,
                lists.used);
        return part;
    }

    private void read() {
        server = database.server();
        var open = database.longTransactions();
        transactions.show(open);
        longest = open.isEmpty() ? 0 : open.getFirst().seconds();
        var waits = database.lockWaits();
        locks.show(waits);
        waiting = waits.stream().filter(LockWait::lasts).count();
        show(byTotal, TopStatement.By.TOTAL);
        show(byMean, TopStatement.By.MEAN);
        readTables();
        asOf.setText(slow.getTranslation("metrics.server-as-of", Dates.moment(clock.instant())));
    }

    private void readTables() {
        var all = database.tables();
        tables.show(all.stream().limit(MOST).toList());
        deadShare = TableState.deadShare(all);
        var indexes = database.indexes();
        unused.show(
                indexes.stream().filter(IndexState::isUnused).limit(MOST_UNUSED).toList());
        used.show(indexes.stream()
                .filter(index -> index.scans() > 0)
                .sorted(Comparator.comparingLong(IndexState::scans).reversed())
                .limit(MOST)
                .toList());
    }

    private void show(FigureTable<TopStatement> table, TopStatement.By by) {
        database.top(by)
                .ifPresentOrElse(table::show, () -> table.unknown(table.getTranslation("metrics.no-statistics")));
    }

    private static FigureTable<TopStatement> top(String title) {
        return new FigureTable<TopStatement>(title)
                .number("metrics.calls", row -> FigureWords.number(row.calls()))
                .number("metrics.total", row -> FigureWords.millis(row.totalMillis()))
                .number("metrics.mean", row -> FigureWords.millis(row.meanMillis()))
                .number("metrics.longest", row -> FigureWords.millis(row.mostMillis()))
                .number("metrics.rows", row -> FigureWords.number(row.rows()))
                .code("metrics.statement", TopStatement::sql);
    }

    private static FigureTable<IndexState> indexes(String title) {
        return new FigureTable<IndexState>(title)
                .text("metrics.index", IndexState::name)
                .text("metrics.table", IndexState::table)
                .number("metrics.size", row -> FigureWords.bytes(row.bytes()))
                .number("metrics.scans", row -> FigureWords.number(row.scans()))
                .number("metrics.entries", row -> FigureWords.number(row.entries()));
    }
}
