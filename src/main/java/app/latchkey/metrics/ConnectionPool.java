package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The connections of this instance to the database. */
@Component
public class ConnectionPool implements Gathering {

    private final HikariDataSource pool;
    private final WatchedDataSource queue;

    ConnectionPool(DataSource connections) throws SQLException {
        pool = connections.unwrap(HikariDataSource.class);
        queue = connections.unwrap(WatchedDataSource.class);
    }

    PoolState state() {
        var now = pool.getHikariPoolMXBean();
        int limit = pool.getMaximumPoolSize();
        return now == null
                ? new PoolState(0, 0, 0, limit)
                : new PoolState(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        queue.waiting() + now.getThreadsAwaitingConnection(),
                        limit);
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        var state = state();
        sample.put(Series.POOL, state.use());
        sample.put(Series.POOL_ACTIVE, state.active());
        sample.put(Series.POOL_WAITING, state.waiting());
    }

    /**
     * @param waiting threads that want a connection and have none
     * @param limit how many there may be
     */
    public record PoolState(int active, int idle, int waiting, int limit) {

        /** Percent of the limit that are in use. */
        public double use() {
            return 100.0 * active / limit;
        }
    }
}
