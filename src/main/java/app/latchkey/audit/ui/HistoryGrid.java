package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistoryRow;
import app.latchkey.audit.HistoryRow.Place;
import app.latchkey.audit.HistorySearch;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The lazy list. It holds the rows in sight and where each part that was read begins: the next part starts there, and
 * what is written at the top meanwhile moves nothing.
 */
class HistoryGrid extends DeskGrid<HistoryRow> {

    private enum Column {
        AT,
        ACTOR,
        EVENT,
        RECORD,
        CHANGES,
        ORIGIN,
        REASON
    }

    /** Behind the rows that are known, while nobody knows how many there are. */
    private static final int SCROLLED_INTO = 1_000;

    private final HistorySearch history;
    private final EventWords words;
    private final Consumer<Integer> counted;
    private final TreeMap<Integer, Place> places = new TreeMap<>();
    private HistoryFilter filter = HistoryFilter.ALL;
    private int count;

    HistoryGrid(String title, HistorySearch history, EventWords words, Consumer<Integer> counted) {
        super(title);
        this.history = history;
        this.words = words;
        this.counted = counted;
        card(card());
        text(Column.AT, "history.at", row -> Dates.moment(row.event().at()), "11em");
        text(Column.ACTOR, "history.person", row -> row.event().actor(), "10em");
        text(Column.EVENT, "history.event", row -> words.event(row.event().eventType()), "9em");
        column(Column.RECORD, "history.record", addColumn(recordLink()), "15em").setFlexGrow(2);
        text(Column.CHANGES, "history.changes", words::inShort, "18em").setFlexGrow(3);
        text(Column.ORIGIN, "history.import", row -> words.origin(row.event().origin()), "9em");
        text(Column.REASON, "history.reason", row -> row.event().reason(), "9em");
        getColumns().forEach(column -> column.setSortable(false));
        setEmptyStateComponent(
                new EmptyState(getTranslation("history.empty.title"), getTranslation("landlords.empty.text")));
        setDataProvider(new CallbackDataProvider<>(
                query -> rows(query.getOffset(), query.getLimit()), query -> count, HistoryRow::id));
    }

    /** Shows the events of a filter from the newest on, as they are now. */
    void show(HistoryFilter wanted) {
        filter = wanted;
        places.clear();
        count = history.count(filter);
        counted.accept(count);
        if (count > HistorySearch.MOST_COUNTED) {
            getLazyDataView().setItemCountEstimate(SCROLLED_INTO);
            getLazyDataView().setItemCountEstimateIncrease(SCROLLED_INTO);
        } else {
            getLazyDataView().setItemCountFromDataProvider();
        }
        getDataProvider().refreshAll();
    }

    /** As many as the filter leaves, as far as they are counted. */
    int count() {
        return count;
    }

    private Stream<HistoryRow> rows(int offset, int limit) {
        Map.Entry<Integer, Place> start = places.floorEntry(offset);
        var rows = start == null
                ? history.page(filter, null, offset, limit)
                : history.page(filter, start.getValue(), offset - start.getKey(), limit);
        if (!rows.isEmpty()) {
            places.put(offset + rows.size(), rows.getLast().place());
        }
        return rows.stream();
    }

    private LitRenderer<HistoryRow> card() {
        return LitRenderer.<HistoryRow>of("""
                        <div class="row-card"><div><b>${item.event}</b><span>${item.at}</span></div>
                        <div><span>${item.record}</span><span>${item.actor}</span></div>
                        <div><span>${item.changes}</span></div></div>""")
                .withProperty("event", row -> words.event(row.event().eventType()))
                .withProperty("at", row -> Dates.moment(row.event().at()))
                .withProperty("record", words::record)
                .withProperty("actor", row -> row.event().actor())
                .withProperty("changes", words::inShort);
    }

    private LitRenderer<HistoryRow> recordLink() {
        return LitRenderer.<HistoryRow>of("""
                        ${item.path
                          ? html`<a href=${item.path} @click=${e => e.stopPropagation()}>${item.text}</a>`
                          : item.text}""")
                .withProperty("path", row -> Objects.requireNonNullElse(row.recordPath(), ""))
                .withProperty("text", words::record);
    }
}
