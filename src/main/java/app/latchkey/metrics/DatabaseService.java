package app.latchkey.metrics;

import app.latchkey.metrics.ConnectionPool.PoolState;
import app.latchkey.platform.security.Roles;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The database as its own statistics tell of it, through the application's login: how much and how often, and of no
 * agency's rows. Each answer is one statement.
 */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class DatabaseService {

    private final DatabaseStatistics statistics;
    private final ConnectionPool pool;
    private final StatementFigures statements;

    DatabaseService(DatabaseStatistics statistics, ConnectionPool pool, StatementFigures statements) {
        this.statistics = statistics;
        this.pool = pool;
        this.statements = statements;
    }

    /** Without a statement. */
    public PoolState pool() {
        return pool.state();
    }

    /** Of the last hour, in milliseconds; NaN of nothing. Without a statement. */
    public double queryP95() {
        return statements.lastHour().percentile(95);
    }

    /** Those that took at least a tenth of a second, the slowest first. Without a statement. */
    public List<KeptStatement> slowStatements() {
        return statements.kept();
    }

    public ServerState server() {
        return statistics.server();
    }

    /** The twenty that took most; empty where the server does not count statements. */
    public Optional<List<TopStatement>> top(TopStatement.By by) {
        return statistics.top(by);
    }

    /** The largest first. */
    public List<TableState> tables() {
        return statistics.tables();
    }

    /** Unused ones first, and the largest of those. */
    public List<IndexState> indexes() {
        return statistics.indexes();
    }

    public List<LongTransaction> longTransactions() {
        return statistics.longTransactions();
    }

    public List<LockWait> lockWaits() {
        return statistics.lockWaits();
    }

    /**
     * The server as a whole.
     *
     * @param limit how many connections it takes
     * @param hitRate how many blocks were found in its memory, in percent; NaN before the first
     */
    public record ServerState(int connections, int limit, double hitRate) {

        /** In percent. */
        public double use() {
            return 100.0 * connections / limit;
        }
    }

    /** @param totalMillis since the server counts */
    public record TopStatement(
            String sql, long calls, double totalMillis, double meanMillis, double mostMillis, long rows) {

        /** What the twenty are chosen by. */
        public enum By {
            TOTAL,
            MEAN
        }
    }

    /** @param rows live ones, estimated, as the dead ones are */
    public record TableState(String name, long bytes, long indexBytes, long rows, long deadRows) {

        /** Of fewer rows most may be dead before it is worth the vacuum's while. */
        static final int TELLING = 10_000;

        /** Of all tables that are large enough to tell; NaN of none. */
        public static double deadShare(List<TableState> tables) {
            var telling = tables.stream()
                    .filter(table -> table.rows + table.deadRows >= TELLING)
                    .toList();
            long dead = telling.stream().mapToLong(TableState::deadRows).sum();
            long live = telling.stream().mapToLong(TableState::rows).sum();
            return new TableState("", 0, 0, live, dead).deadShare();
        }

        /** In percent of all rows that take room; NaN of an empty table. */
        public double deadShare() {
            return rows + deadRows == 0 ? Double.NaN : 100.0 * deadRows / (rows + deadRows);
        }
    }

    /** @param mayGo whether nothing but speed would be lost without it */
    public record IndexState(String name, String table, long bytes, long scans, long entries, boolean mayGo) {

        public boolean isUnused() {
            return scans == 0 && mayGo;
        }
    }

    public record LongTransaction(int process, String state, double seconds, String sql) {}

    /** @param holders who has what it waits for */
    public record LockWait(int process, String table, double seconds, String holders, String sql) {

        /** Whoever waits for less than a second waits for nothing. */
        static final int MOMENT = 1;

        public boolean lasts() {
            return seconds >= MOMENT;
        }
    }
}
