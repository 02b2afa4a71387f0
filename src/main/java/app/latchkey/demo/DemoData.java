package app.latchkey.demo;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Role;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes the demo at the first start: each agency as a whole or not at all, and never again once it is there. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(DemoSettings.class)
class DemoData implements ApplicationRunner {

    static final String PASSWORD = "let-me-in-2026";

    /** Whom to sign in as, to see the desk through each role. */
    static final List<SignIn> SIGN_INS = List.of(
            new SignIn("Agent", "agent@harbourvale.example"),
            new SignIn("Manager", "manager@harbourvale.example"),
            new SignIn("Admin", "admin@harbourvale.example"),
            new SignIn("Viewer", "viewer@harbourvale.example"),
            new SignIn("Superuser", "superuser@latchkey.example"),
            new SignIn("Admin of another agency", "admin@northgate.example"));

    private static final String SUPERUSER = "superuser@latchkey.example";

    /** Two instances that start together take turns. */
    private static final long LOCK = 0x4c61_7463_686b_6579L;

    private static final List<String> FILLED =
            List.of("contact", "property", "ownership", "listing", "status_change", "price_change", "history_event");

    private final DemoSettings settings;
    private final JdbcTemplate rows;
    private final TransactionTemplate transactions;
    private final Database database;
    private final PasswordEncoder passwords;
    private final JsonMapper json;
    private final Clock clock;

    DemoData(
            DemoSettings settings,
            JdbcTemplate rows,
            PlatformTransactionManager transactions,
            Database database,
            PasswordEncoder passwords,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.transactions = new TransactionTemplate(transactions);
        this.database = database;
        this.passwords = passwords;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.on()) {
            write();
        }
    }

    void write() {
        if (isMissing(DemoAgency.HARBOUR_AND_VALE) || isMissing(DemoAgency.NORTHGATE) || isMissing(SUPERUSER)) {
            var hash = passwords.encode(PASSWORD);
            write(DemoAgency.HARBOUR_AND_VALE, String.valueOf(hash));
            write(DemoAgency.NORTHGATE, String.valueOf(hash));
            writeSuperuser(String.valueOf(hash));
            gatherStatistics();
        }
    }

    /** Until the database comes by itself, it would plan for the empty tables that it knew. */
    private void gatherStatistics() {
        ManyRows.gatherStatistics(JdbcClient.create(rows), FILLED, "true");
    }

    private void write(DemoAgency agency, String passwordHash) {
        if (!isMissing(agency)) {
            return;
        }
        var portfolio = new Portfolio(agency, clock);
        long id = Rows.ids(rows, "agency", 1).nextLong();
        CurrentAgency.runAs(
                id,
                () -> transactions.executeWithoutResult(_ -> {
                    ManyRows.announce(JdbcClient.create(rows));
                    rows.queryForList("select pg_advisory_xact_lock(?)", LOCK);
                    if (isMissing(agency)) {
                        // What foreign keys keep in mind of tables without rows is to read them whole.
                        gatherStatistics();
                        new AgencyWriter(rows, json, agency, portfolio, id).write(passwordHash);
                    }
                }));
    }

    private boolean isMissing(DemoAgency agency) {
        return isMissing(agency.people().getFirst().email());
    }

    private boolean isMissing(String email) {
        return rows.queryForList("select id from find_sign_in(cast(? as citext))", email)
                .isEmpty();
    }

    /** Only whoever owns the database may make one. */
    private void writeSuperuser(String passwordHash) {
        var owner = database.owner();
        try (var connection = DriverManager.getConnection(database.discreetUrl(), owner.user(), owner.password());
                var insert = connection.prepareStatement("""
                        insert into users (id, email, name, role, status, password_hash, created_at, version)
                        values (nextval('users_seq'), ?, 'Sam Keeper', ?, 'ACTIVE', ?, ?, 0)
                        on conflict (email) do nothing""")) {
            insert.setString(1, SUPERUSER);
            insert.setString(2, Role.SUPERUSER.name());
            insert.setString(3, passwordHash);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The demo's superuser could not be written", e);
        }
    }

    record SignIn(String role, String email) {}
}
