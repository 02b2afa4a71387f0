package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.Test;

class MigrationLockTests {

    @Test
    void isHeldByOneInstanceAndEndsWithItsConnection() throws Exception {
        try (var first = connect();
                var second = connect()) {
            var killed = lock(first);
            var next = lock(second);

            assertThat(killed.acquireLock()).isTrue();
            assertThat(next.acquireLock()).isFalse();

            first.abort(Runnable::run);
            boolean acquired = next.acquireLock();
            for (int i = 0; i < 100 && !acquired; i++) {
                Thread.sleep(50);
                acquired = next.acquireLock();
            }
            assertThat(acquired).isTrue();
            next.releaseLock();
        }
    }

    @Test
    void isFreeAgainOnceReleased() throws Exception {
        try (var first = connect();
                var second = connect()) {
            var done = lock(first);
            assertThat(done.acquireLock()).isTrue();
            done.releaseLock();

            var next = lock(second);
            assertThat(next.acquireLock()).isTrue();
            next.releaseLock();
        }
    }

    private static Connection connect() throws SQLException {
        var database = TestDatabase.get();
        return DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
    }

    private static LockService lock(Connection connection) throws LiquibaseException {
        return LockServiceFactory.getInstance()
                .getLockService(DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    }
}
