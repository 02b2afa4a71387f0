package app.latchkey.audit;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.figures.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted: one object for page, count and file. Null and blank mean "any".
 *
 * @param personId whoever did it, of the agency now or once
 * @param kind of record
 * @param recordId one record of that kind; never without it
 * @param field that became another. What a record began with is told only where one record is asked for
 * @param event what was done
 * @param from the first day in London
 * @param to the last day in London
 */
public record HistoryFilter(
        @Nullable Long personId,
        String kind,
        @Nullable Long recordId,
        String field,
        String event,
        @Nullable Long importId,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final int LONGEST_WORD = 60;

    public static final HistoryFilter ALL = new HistoryFilter(null, "", null, "", "", null, null, null);

    public HistoryFilter {
        // PostgreSQL knows no text with a zero character in it.
        kind = kind.replace('\u0000', ' ').strip();
        field = field.replace('\u0000', ' ').strip();
        event = event.replace('\u0000', ' ').strip();
        recordId = kind.isEmpty() ? null : recordId;
    }

    /** By the names that links and programs use. */
    public static HistoryFilter read(QueryReader query) {
        return new HistoryFilter(
                query.id("person"),
                query.text("kind", LONGEST_WORD),
                query.id("record"),
                query.text("field", LONGEST_WORD),
                query.text("event", LONGEST_WORD),
                query.id("import"),
                query.day("from"),
                query.day("to"));
    }

    public HistoryFilter ofRecord(String newKind, long id) {
        return new HistoryFilter(personId, newKind, id, field, event, importId, from, to);
    }

    /** The first moment wanted. */
    @Nullable Instant begins() {
        return start(from);
    }

    /** The first moment no longer wanted. */
    @Nullable Instant ends() {
        return start(to == null ? null : to.plusDays(1));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Period.LONDON).toInstant();
    }
}
