package app.latchkey.bench.kill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import as its row tells.
 *
 * @param phase null while nothing is being done
 * @param since when the phase began
 */
record JobState(
        String status,
        @Nullable String phase,
        long done,
        long expected,
        @Nullable Instant since,
        int total,
        int inserted,
        int updated,
        int unchanged,
        int rejected) {

    static JobState of(Connection database, long job) throws SQLException {
        try (var statement = database.prepareStatement("""
                select status, phase, done, expected, phase_since, rows_total, rows_inserted, rows_updated,
                       rows_unchanged, rows_rejected
                  from import_job where id = ?""")) {
            statement.setLong(1, job);
            try (var row = statement.executeQuery()) {
                row.next();
                var since = row.getTimestamp(5);
                return new JobState(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        since == null ? null : since.toInstant(),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10));
            }
        }
    }

    boolean isWorking() {
        return switch (status) {
            case "CHECKING", "QUEUED", "RUNNING", "UNDO_QUEUED", "UNDOING" -> true;
            default -> false;
        };
    }

    /** @param moment when the server was killed: what the row says of before is not being done */
    boolean isGoingOnSince(Instant moment) {
        return !isWorking() || (since != null && since.isAfter(moment));
    }

    /** @param share of the phase; of one that does not know its end, it has to have begun */
    boolean isAt(String phase, double share) {
        return phase.equals(this.phase) && done >= share * expected;
    }

    String counts() {
        return "%d rows: %d new, %d changed, %d known, %d bad".formatted(total, inserted, updated, unchanged, rejected);
    }

    @Override
    public String toString() {
        var doing = phase == null ? "" : " " + phase.toLowerCase(Locale.UK);
        var unit = "READING".equals(phase) ? "kB" : "rows";
        long per = "READING".equals(phase) ? 1024 : 1;
        return status
                + doing
                + (phase == null || expected == 0
                        ? ""
                        : String.format(Locale.UK, ", %,d of %,d %s", done / per, expected / per, unit));
    }
}
