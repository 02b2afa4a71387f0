package app.latchkey.demo;

import app.latchkey.platform.database.ManyRows;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New rows of one table, written all at once. */
final class Rows {

    private static final int BATCH = 1000;

    /** By how much the sequences step: a value they give stands for itself and the 49 before. */
    private static final int BLOCK = 50;

    private final JdbcTemplate database;
    private final String table;
    private final List<String> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns apart by spaces; of one called {@code changes} the values are JSON */
    Rows(JdbcTemplate database, String table, String columns) {
        this.database = database;
        this.table = table;
        this.columns = List.of(columns.split(" "));
    }

    void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(table + " has " + columns.size() + " columns, not " + values.length);
        }
        rows.add(values);
    }

    void write() {
        var places = columns.stream()
                .map(column -> column.equals("changes") ? "cast(? as jsonb)" : "?")
                .collect(Collectors.joining(", "));
        var sql = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), places);
        int first = Math.min(BATCH, rows.size());
        database.batchUpdate(sql, rows.subList(0, first), BATCH, Rows::bind);
        if (first < rows.size()) {
            // What triggers ask of the table, planned while it was empty, would read it whole for each row.
            ManyRows.gatherStatistics(JdbcClient.create(database), List.of(table), "true");
            database.batchUpdate(sql, rows.subList(first, rows.size()), BATCH, Rows::bind);
        }
    }

    /** As many new ids as wanted, rising, that nobody else will use. */
    static PrimitiveIterator.OfLong ids(JdbcTemplate database, String table, int wanted) {
        // The very first value of a sequence is 1: its block has one id.
        int blocks = wanted / BLOCK + 2;
        return database
                .queryForList(
                        "select nextval('%s_seq') from generate_series(1, ?)".formatted(table), Long.class, blocks)
                .stream()
                .flatMapToLong(last -> LongStream.rangeClosed(Math.max(1, last - BLOCK + 1), last))
                .iterator();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case Instant at -> statement.setTimestamp(i + 1, Timestamp.from(at));
                case LocalDate day -> statement.setDate(i + 1, Date.valueOf(day));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }
}
