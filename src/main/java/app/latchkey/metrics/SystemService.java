package app.latchkey.metrics;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.security.Roles;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What runs here and what it takes: for superusers, and without a glimpse of any agency's rows. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class SystemService {

    private final JdbcClient jdbc;
    private final Database database;
    private final SystemFigures figures;
    private final OpenScreens screens;
    private final String version;

    SystemService(
            JdbcClient jdbc,
            Database database,
            SystemFigures figures,
            OpenScreens screens,
            @Value("${latchkey.version}") String version) {
        this.jdbc = jdbc;
        this.database = database;
        this.figures = figures;
        this.screens = screens;
        this.version = version;
    }

    public Installation installation() {
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

    /** Now; without a statement. */
    public SystemState state() {
        return new SystemState(
                figures.cpu(),
                figures.heapUsed(),
                figures.heapLimit(),
                figures.threads(),
                figures.diskFree(),
                figures.diskUse(),
                screens.sessions(),
                screens.screens() * OpenScreens.BYTES_EACH,
                screens.byView());
    }

    /**
     * The running installation.
     *
     * @param databaseBytes the size of the database on disk
     */
    public record Installation(
            String version, String java, String postgres, String databasePlace, long databaseBytes, Duration upFor) {}

    /**
     * @param cpu of all processors, in percent; NaN while it is not known
     * @param diskUse in percent
     * @param screenBytes what the open screens hold of the heap, estimated
     * @param screens how many show each view
     */
    public record SystemState(
            double cpu,
            long heapUsed,
            long heapLimit,
            int threads,
            long diskFree,
            double diskUse,
            int sessions,
            long screenBytes,
            Map<String, Integer> screens) {

        /** In percent. */
        public double heapUse() {
            return 100.0 * heapUsed / heapLimit;
        }
    }
}
