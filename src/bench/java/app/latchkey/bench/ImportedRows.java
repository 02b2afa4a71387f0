package app.latchkey.bench;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.database.Superuser;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows that an import left in the tables, kept in files to be copied in again by PostgreSQL alone. */
final class ImportedRows implements AutoCloseable {

    private static final String OF_PART = "id in (select entity_id from import_change where job_id = %d and part = ";

    /** Each table and which of its rows are an import's, in the order in which they point at each other. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("property", OF_PART + "0)");
        TABLES.put("listing", OF_PART + "1)");
        TABLES.put("status_change", "listing_" + OF_PART + "1)");
        TABLES.put("price_change", "listing_" + OF_PART + "1)");
        TABLES.put("history_event", "import_id = %d");
        TABLES.put("import_change", "job_id = %d");
    }

    private final Connection connection;
    private final Path folder;
    private final long agencyId;

    /** @param records into the tables of the records themselves; {@code all} into those of history and traces, too */
    record Copied(Duration records, Duration all) {}

    ImportedRows(Database database, long agencyId) throws IOException, SQLException {
        this.connection = Superuser.connect(database);
        this.folder = Files.createTempDirectory("latchkey-bench");
        this.agencyId = agencyId;
    }

    void keep(long jobId) throws IOException, SQLException {
        for (var table : TABLES.entrySet()) {
            try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(table.getKey())))) {
                copying()
                        .copyOut(
                                "copy (select %s from %s where %s order by ctid) to stdout"
                                        .formatted(
                                                columns(table.getKey()),
                                                table.getKey(),
                                                table.getValue().formatted(jobId)),
                                out);
            }
        }
    }

    /**
     * Takes the rows away as if they had never been, and their places in the indexes with them: whoever writes the same
     * rows next would find those places free and warm.
     */
    void remove(long jobId) throws SQLException {
        execute("set session_replication_role = replica");
        for (var table : TABLES.entrySet().stream().toList().reversed()) {
            if (!table.getKey().equals("import_change")) {
                execute("delete from %s where %s"
                        .formatted(table.getKey(), table.getValue().formatted(jobId)));
            }
        }
        execute("delete from import_change where job_id = " + jobId);
        execute("delete from import_row where job_id = " + jobId);
        execute("set session_replication_role = origin");
        for (var table : TABLES.keySet()) {
            execute("vacuum (analyze) " + table);
        }
        execute("vacuum import_row");
        execute("set maintenance_work_mem = '1GB'");
        for (var table : TABLES.keySet()) {
            execute("reindex table " + table);
        }
        checkpoint();
    }

    /** So that no step pays for what the one before it wrote. */
    void checkpoint() throws SQLException {
        execute("checkpoint");
    }

    Copied copyIn() throws IOException, SQLException {
        connection.setAutoCommit(false);
        execute("select set_config('latchkey.agency', '%d', true)".formatted(agencyId));
        var start = Instant.now();
        var tables = TABLES.keySet().stream().toList();
        copyIn(tables.subList(0, 2));
        var records = Duration.between(start, Instant.now());
        copyIn(tables.subList(2, tables.size()));
        connection.commit();
        connection.setAutoCommit(true);
        return new Copied(records, Duration.between(start, Instant.now()));
    }

    private void copyIn(Collection<String> tables) throws IOException, SQLException {
        for (var table : tables) {
            try (var in = new BufferedInputStream(Files.newInputStream(folder.resolve(table)))) {
                copying().copyIn("copy %s (%s) from stdin".formatted(table, columns(table)), in);
            }
        }
    }

    private String columns(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select string_agg(attname, ', ' order by attnum) from pg_attribute
                         where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''""".formatted(table))) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private CopyManager copying() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        for (var table : TABLES.keySet()) {
            Files.deleteIfExists(folder.resolve(table));
        }
        Files.delete(folder);
    }
}
