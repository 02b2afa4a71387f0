package app.latchkey.platform.database;

import java.sql.SQLException;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/**
 * Instances that start together migrate one after the other. PostgreSQL lets go of this lock with the connection;
 * Liquibase's own is a row, which would lock out every later start once a migration is killed.
 */
public class MigrationLock extends StandardLockService {

    private static final long KEY = 0x4d69_6772_6174_696fL;

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database database) {
        return database instanceof PostgresDatabase;
    }

    @Override
    public boolean acquireLock() throws LockException {
        if (!hasChangeLogLock) {
            hasChangeLogLock = ask("select pg_try_advisory_lock(%d)".formatted(KEY));
            if (hasChangeLogLock) {
                try {
                    init();
                } catch (DatabaseException e) {
                    throw new LockException(e);
                }
                database.setCanCacheLiquibaseTableInfo(true);
            }
        }
        return hasChangeLogLock;
    }

    @Override
    public void releaseLock() throws LockException {
        if (hasChangeLogLock) {
            ask("select pg_advisory_unlock(%d)".formatted(KEY));
        }
        hasChangeLogLock = false;
        database.setCanCacheLiquibaseTableInfo(false);
    }

    private boolean ask(String query) throws LockException {
        var connection = (JdbcConnection) database.getConnection();
        try (var statement = connection.getUnderlyingConnection().createStatement();
                var answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw new LockException(e);
        }
    }
}
