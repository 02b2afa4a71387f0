package app.latchkey.metrics;

import app.latchkey.metrics.DatabaseService.IndexState;
import app.latchkey.metrics.DatabaseService.LockWait;
import app.latchkey.metrics.DatabaseService.LongTransaction;
import app.latchkey.metrics.DatabaseService.ServerState;
import app.latchkey.metrics.DatabaseService.TableState;
import app.latchkey.metrics.DatabaseService.TopStatement;
import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What PostgreSQL counts by itself. */
@Component
class DatabaseStatistics implements Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStatistics.class);

    private final JdbcClient jdbc;

    DatabaseStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ServerState server() {
        return jdbc.sql("""
                        select (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
                               current_setting('max_connections')::int as most,
                               100.0 * blks_hit / nullif(blks_hit + blks_read, 0) as hit_rate
                          from pg_stat_database where datname = current_database()""")
                .query((row, number) ->
                        new ServerState(row.getInt("connections"), row.getInt("most"), figure(row, "hit_rate")))
                .single();
    }

    /** Of the application's login alone, so that nobody else's statements are told. */
    Optional<List<TopStatement>> top(TopStatement.By by) {
        var order = switch (by) {
            case TOTAL -> "total_exec_time";
            case MEAN -> "mean_exec_time";
        };
        try {
            return Optional.of(jdbc.sql("""
                            select query, calls, total_exec_time, mean_exec_time, max_exec_time, rows
                              from pg_stat_statements
                             where userid = current_user::regrole
                               and dbid = (select oid from pg_database where datname = current_database())
                             order by %s desc limit 20""".formatted(order))
                    .query((row, number) -> new TopStatement(
                            StatementFigures.withoutValues(String.valueOf(row.getString("query"))),
                            row.getLong("calls"),
                            row.getDouble("total_exec_time"),
                            row.getDouble("mean_exec_time"),
                            row.getDouble("max_exec_time"),
                            row.getLong("rows")))
                    .list());
        } catch (DataAccessException e) {
            LOG.debug("The server counts no statements", e);
            return Optional.empty();
        }
    }

    List<TableState> tables() {
        return jdbc.sql("""
                        select relname, pg_total_relation_size(relid) as bytes, pg_indexes_size(relid) as index_bytes,
                               n_live_tup, n_dead_tup
                          from pg_stat_user_tables where schemaname = 'public' order by bytes desc, relname""")
                .query((row, number) -> new TableState(
                        row.getString("relname"),
                        row.getLong("bytes"),
                        row.getLong("index_bytes"),
                        row.getLong("n_live_tup"),
                        row.getLong("n_dead_tup")))
                .list();
    }

    List<IndexState> indexes() {
        return jdbc.sql("""
                        select s.indexrelname, s.relname, pg_relation_size(s.indexrelid) as bytes, s.idx_scan,
                               s.idx_tup_read, not (i.indisunique or i.indisexclusion) as may_go
                          from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
                         where s.schemaname = 'public'
                         order by s.idx_scan = 0 and not (i.indisunique or i.indisexclusion) desc, bytes desc, 1""")
                .query((row, number) -> new IndexState(
                        row.getString("indexrelname"),
                        row.getString("relname"),
                        row.getLong("bytes"),
                        row.getLong("idx_scan"),
                        row.getLong("idx_tup_read"),
                        row.getBoolean("may_go")))
                .list();
    }

    /** Open for more than five seconds; only those of this application are told in full. */
    List<LongTransaction> longTransactions() {
        return jdbc.sql("""
                        select pid, coalesce(state, '') as state, coalesce(query, '') as query,
                               extract(epoch from clock_timestamp() - xact_start) as seconds
                          from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                           and xact_start < clock_timestamp() - interval '5 seconds'
                         order by xact_start limit 50""")
                .query((row, number) -> new LongTransaction(
                        row.getInt("pid"),
                        row.getString("state"),
                        row.getDouble("seconds"),
                        StatementFigures.withoutValues(row.getString("query"))))
                .list();
    }

    List<LockWait> lockWaits() {
        return jdbc.sql("""
                        select l.pid, coalesce(l.relation::regclass::text, l.locktype) as what,
                               coalesce(extract(epoch from clock_timestamp() - l.waitstart), 0) as seconds,
                               array_to_string(pg_blocking_pids(l.pid), ', ') as holders, coalesce(a.query, '') as query
                          from pg_locks l left join pg_stat_activity a on a.pid = l.pid
                         where not l.granted order by seconds desc limit 50""")
                .query((row, number) -> new LockWait(
                        row.getInt("pid"),
                        row.getString("what"),
                        row.getDouble("seconds"),
                        row.getString("holders"),
                        StatementFigures.withoutValues(row.getString("query"))))
                .list();
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        if (isNewMinute) {
            look(sample);
        }
    }

    /** One statement for all of it, which reads nothing but what the server has in memory. */
    private void look(Sample sample) {
        jdbc.sql("""
                        select 100.0 * count(*) filter (where backend_type = 'client backend')
                                   / current_setting('max_connections')::int as connections,
                               coalesce(max(extract(epoch from clock_timestamp() - xact_start)) filter (
                                   where datname = current_database() and pid <> pg_backend_pid()), 0) as longest,
                               (select 100.0 * blks_hit / nullif(blks_hit + blks_read, 0)
                                  from pg_stat_database where datname = current_database()) as hit_rate,
                               (select count(*) from pg_locks
                                 where not granted
                                   and waitstart < clock_timestamp() - make_interval(secs => :moment)) as waiting,
                               (select 100.0 * sum(dead) / sum(live + dead)
                                  from (select pg_stat_get_live_tuples(oid) as live, pg_stat_get_dead_tuples(oid) as dead
                                          from pg_class
                                         where relkind = 'r' and relnamespace = 'public'::regnamespace) tables
                                 where live + dead >= :telling) as dead_share
                          from pg_stat_activity""")
                .param("moment", LockWait.MOMENT)
                .param("telling", TableState.TELLING)
                .query(row -> {
                    sample.put(Series.SERVER_CONNECTIONS, figure(row, "connections"));
                    sample.put(Series.DATABASE_HIT, figure(row, "hit_rate"));
                    sample.put(Series.LONG_TRANSACTION, figure(row, "longest"));
                    sample.put(Series.LOCKS, figure(row, "waiting"));
                    sample.put(Series.DEAD_ROWS, figure(row, "dead_share"));
                });
    }

    private static double figure(ResultSet row, String name) throws SQLException {
        double figure = row.getDouble(name);
        return row.wasNull() ? Double.NaN : figure;
    }
}
