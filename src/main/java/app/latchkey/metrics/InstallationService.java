package app.latchkey.metrics;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.security.Roles;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What runs here: for superusers, and without a glimpse of any agency's rows. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true)
public class InstallationService {

    private final JdbcClient jdbc;
    private final Database database;
    private final String version;

    InstallationService(JdbcClient jdbc, Database database, @Value("${latchkey.version}") String version) {
        this.jdbc = jdbc;
        this.database = database;
        this.version = version;
    }

    public Installation look() {
        return jdbc.sql(
                        "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes")
                .query((row, number) -> new Installation(
                        version,
                        Runtime.version().toString(),
                        row.getString("version"),
                        database.place(),
                        row.getLong("bytes"),
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())))
                .single();
    }

    /**
     * The running installation.
     *
     * @param databaseBytes the size of the database on disk
     */
    public record Installation(
            String version, String java, String postgres, String databasePlace, long databaseBytes, Duration upFor) {}
}
