package app.latchkey.metrics;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives connections in the order in which they were asked for, and tells how long each statement takes, whoever sends it;
 * never what it was sent with. Rows that go in by COPY are no statement.
 */
final class WatchedDataSource extends DelegatingDataSource {

    private final StatementFigures figures;
    private final ConnectionQueue queue;

    WatchedDataSource(HikariDataSource pool, StatementFigures figures) {
        super(pool);
        this.figures = figures;
        this.queue = new ConnectionQueue(pool.getMaximumPoolSize(), Duration.ofMillis(pool.getConnectionTimeout()));
    }

    int waiting() {
        return queue.waiting();
    }

    @Override
    public Connection getConnection() throws SQLException {
        queue.enter();
        try {
            return proxy(Connection.class, new OfConnection(super.getConnection()));
        } catch (SQLException | RuntimeException e) {
            queue.leave();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Every connection of the desk is the same login's");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class OfConnection implements InvocationHandler {

        private final Connection connection;
        private final AtomicBoolean given = new AtomicBoolean(true);

        private OfConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("equals") && arguments != null) {
                return proxy == arguments[0];
            }
            if (method.getName().equals("close") || method.getName().equals("abort")) {
                return end(method, arguments);
            }
            var result = call(connection, method, arguments);
            return switch (result) {
                case CallableStatement prepared ->
                    proxy(CallableStatement.class, new OfStatement(prepared, sql(arguments)));
                case PreparedStatement prepared ->
                    proxy(PreparedStatement.class, new OfStatement(prepared, sql(arguments)));
                case Statement plain -> proxy(Statement.class, new OfStatement(plain, ""));
                case null, default -> result;
            };
        }

        private @Nullable Object end(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return call(connection, method, arguments);
            } finally {
                if (given.getAndSet(false)) {
                    queue.leave();
                }
            }
        }
    }

    private final class OfStatement implements InvocationHandler {

        private final Statement statement;
        private final String prepared;

        private OfStatement(Statement statement, String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("equals") && arguments != null) {
                return proxy == arguments[0];
            }
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            boolean isDone = false;
            int rows = 1;
            long start = System.nanoTime();
            try {
                var result = call(statement, method, arguments);
                isDone = true;
                // Of many that go out together each took its share.
                rows = result instanceof int[] batch ? Math.max(1, batch.length) : 1;
                return result;
            } finally {
                figures.executed(
                        prepared.isEmpty() ? sql(arguments) : prepared, (System.nanoTime() - start) / rows, !isDone);
            }
        }
    }

    private static String sql(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
