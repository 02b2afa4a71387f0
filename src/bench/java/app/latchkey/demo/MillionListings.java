package app.latchkey.demo;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.database.Superuser;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty embedded database: one agency of a given size with four landlords to five dwellings to five listings
 * to three events each, and small agencies beside it. The same rows every time.
 */
public final class MillionListings {

    /** The large agency. */
    public static final long AGENCY = 1;

    private static final Logger LOG = LoggerFactory.getLogger(MillionListings.class);

    private static final int SMALL_AGENCIES = 50;
    private static final int SMALL_SIZE = 200;

    private static final List<String> TABLES = List.of(
            "agency", "branch", "users", "contact", "landlord", "property", "ownership", "listing", "history_event");

    private final Database database;
    private final String passwordHash;

    /** @param passwordHash of everybody's password */
    public MillionListings(Database database, String passwordHash) {
        this.database = database;
        this.passwordHash = passwordHash;
    }

    /**
     * Does nothing when it was done before.
     *
     * @param listings of the large agency
     */
    public void write(int listings) throws IOException, SQLException {
        try (var connection = Superuser.connect(database);
                var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select 1 from listing limit 1")) {
                if (there.next()) {
                    return;
                }
            }
            var start = Instant.now();
            connection.setAutoCommit(false);
            // The rows are whole and point at each other: neither triggers nor foreign keys have to look at them.
            statement.execute("set session_replication_role = replica");
            statement.execute("set maintenance_work_mem = '512MB'");
            var indexes = dropIndexes(connection);
            write(connection, AGENCY, listings);
            for (int i = 1; i <= SMALL_AGENCIES; i++) {
                write(connection, AGENCY + i, SMALL_SIZE);
            }
            LOG.info("Rows are in after {} s", seconds(start));
            for (var definition : indexes.values()) {
                statement.execute(definition);
            }
            for (var table : TABLES) {
                statement.execute("select setval('%1$s_seq', (select max(id) + 50 from %1$s))".formatted(table));
            }
            statement.execute(
                    "select setval('listing_reference_seq', (select max(substr(reference, 4)::bigint) from listing))");
            connection.commit();
            connection.setAutoCommit(true);
            LOG.info("{} indexes are built after {} s", indexes.size(), seconds(start));
            for (var table : TABLES) {
                statement.execute("vacuum (analyze) " + table);
            }
            statement.execute("checkpoint");
            LOG.info("{} listings generated and loaded in {} s", listings, seconds(start));
        }
    }

    private static long seconds(Instant start) {
        return Duration.between(start, Instant.now()).toSeconds();
    }

    /** Built over the filled tables they take a tenth of the time. */
    private static Map<String, String> dropIndexes(Connection connection) throws SQLException {
        var indexes = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("""
                    select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
                     where not indisunique and not indisexclusion
                       and indrelid in ('contact'::regclass, 'landlord'::regclass, 'property'::regclass,
                           'ownership'::regclass, 'listing'::regclass, 'history_event'::regclass)
                     order by 1""")) {
                while (rows.next()) {
                    indexes.put(rows.getString(1), rows.getString(2));
                }
            }
            for (var index : indexes.keySet()) {
                statement.execute("drop index " + index);
            }
        }
        return indexes;
    }

    private void write(Connection connection, long agencyId, int listings) throws SQLException {
        var agency = new GeneratedAgency(connection, agencyId, listings);
        agency.writeStaff(passwordHash);
        agency.writeLandlords();
        agency.writeProperties();
        agency.writeListings();
        agency.writeHistory();
    }
}
