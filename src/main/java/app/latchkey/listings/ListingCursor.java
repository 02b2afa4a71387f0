package app.latchkey.listings;

import app.latchkey.exports.Cell;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.LongReading;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads any number of listings in the list's order, a few hundred at a time, from one state of the database. */
@Component
class ListingCursor {

    private static final int FETCHED_AT_ONCE = 500;

    private final EntityManager entities;
    private final LongReading reading;
    private final Clock clock;

    ListingCursor(EntityManager entities, LongReading reading, Clock clock) {
        this.entities = entities;
        this.reading = reading;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    void read(
            ListingSelection selection,
            ListingSort sort,
            List<ListingExportColumn> columns,
            UnaryOperator<String> wording,
            ExportRun run,
            Consumer<List<? extends @Nullable Cell>> each) {
        var session = entities.unwrap(Session.class);
        var today = LocalDate.now(clock);
        reading.of(run, () -> {
            try (var rows = query(session, selection, sort, columns)
                    .setReadOnly(true)
                    .setFetchSize(FETCHED_AT_ONCE)
                    .getResultStream()) {
                rows.forEach(values -> {
                    var cells = new ArrayList<@Nullable Cell>(columns.size());
                    for (int i = 0; i < values.length; i++) {
                        cells.add(columns.get(i).cell(values[i], wording, today));
                    }
                    each.accept(cells);
                });
            }
        });
    }

    private static Query<Object[]> query(
            Session session, ListingSelection selection, ListingSort sort, List<ListingExportColumn> columns) {
        var is = session.getCriteriaBuilder();
        var rows = is.createQuery(Object[].class);
        var listing = rows.from(ListingLine.class);
        rows.select(is.array(
                columns.stream().<Selection<?>>map(column -> column.of(listing)).toList()));
        rows.where(ListingSpecs.selected(selection, listing, is).toArray(Predicate[]::new));
        rows.orderBy(ListingOrder.of(sort, listing, is));
        return session.createQuery(rows);
    }
}
