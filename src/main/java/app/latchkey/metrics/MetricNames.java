package app.latchkey.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Figures of the database under the names that the operating guides use; the others are named where they are counted. */
@Component
class MetricNames implements SmartInitializingSingleton {

    private final MeterRegistry meters;
    private final ConnectionPool pool;
    private final StatementFigures statements;

    MetricNames(MeterRegistry meters, ConnectionPool pool, StatementFigures statements) {
        this.meters = meters;
        this.pool = pool;
        this.statements = statements;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Gauge.builder("database.connection.pool.size", () -> {
                    var state = pool.state();
                    return state.active() + state.idle();
                })
                .register(meters);
        Gauge.builder("database.connection.pool.available", () -> {
                    var state = pool.state();
                    return state.limit() - state.active();
                })
                .register(meters);
        // Nobody waits in the pool itself, whose own figure is always none.
        Gauge.builder("database.connection.pool.waiting", () -> pool.state().waiting())
                .register(meters);
        var timer = Timer.builder("database.query.duration").register(meters);
        statements.listen(nanos -> timer.record(nanos, TimeUnit.NANOSECONDS));
    }
}
