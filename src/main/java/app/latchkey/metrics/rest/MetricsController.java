package app.latchkey.metrics.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiListing;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.Page;
import app.latchkey.api.Told;
import app.latchkey.metrics.ConnectionPool.PoolState;
import app.latchkey.metrics.DatabaseService;
import app.latchkey.metrics.DatabaseService.IndexState;
import app.latchkey.metrics.DatabaseService.LockWait;
import app.latchkey.metrics.DatabaseService.LongTransaction;
import app.latchkey.metrics.DatabaseService.ServerState;
import app.latchkey.metrics.DatabaseService.TableState;
import app.latchkey.metrics.HealthService;
import app.latchkey.metrics.HealthService.Check;
import app.latchkey.metrics.KeptStatement;
import app.latchkey.platform.security.ApiScope;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the installation is, for those who run it. */
@ApiController(ofAgency = false)
@RequestMapping(ApiController.V1 + "/metrics")
@NeedsScope(ApiScope.ADMINISTER)
class MetricsController {

    private final DatabaseService database;
    private final HealthService health;
    private final ApiListing lists;
    private final Answers answers;

    MetricsController(DatabaseService database, HealthService health, ApiListing lists, Answers answers) {
        this.database = database;
        this.health = health;
        this.lists = lists;
        this.answers = answers;
    }

    /** @param slowStatements those that took at least a tenth of a second, the slowest first */
    record DatabaseMetrics(
            PoolState pool,
            ServerState server,
            List<KeptStatement> slowStatements,
            List<TableState> tables,
            List<IndexState> indexes,
            List<LongTransaction> longTransactions,
            List<LockWait> lockWaits) {}

    @GetMapping("/database")
    Told<DatabaseMetrics> database() {
        return answers.of(new DatabaseMetrics(
                database.pool(),
                database.server(),
                database.slowStatements(),
                database.tables(),
                database.indexes(),
                database.longTransactions(),
                database.lockWaits()));
    }

    /** Every check, as of now. */
    @GetMapping("/health")
    Told<Page<Check>> health() {
        return lists.whole(health.check());
    }
}
