package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryRow;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.ui.Facts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** All that is known of one event: each field before and after, and by which request. */
class EventDialog extends Dialog {

    /** Twice a year an hour comes twice, so the moment says which of the two. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss z", Locale.UK).withZone(Period.LONDON);

    /** @param onlyThis shows the list of the event's record alone */
    EventDialog(HistoryRow row, EventWords words, Runnable onlyThis) {
        addClassName("history-event");
        setHeaderTitle(words.event(row.event().eventType()) + " · " + words.kind(row.kind()));
        setWidth("44rem");
        setMaxWidth("95vw");
        add(facts(row, words));
        var changes = words.changes(row);
        if (!changes.isEmpty()) {
            var body = new NativeTableBody();
            changes.forEach(said -> body.add(line(said.field(), said.before(), said.after())));
            var table = new NativeTable(heading(), body);
            table.addClassName("history-fields");
            add(table);
        }
        getFooter()
                .add(
                        new Button(getTranslation("history.only-record"), event -> {
                            close();
                            onlyThis.run();
                        }),
                        new Button(getTranslation("export.close"), event -> close()));
    }

    private static Facts facts(HistoryRow row, EventWords words) {
        var facts = new Facts();
        facts.fact("history.at", MOMENT.format(row.event().at()));
        facts.fact("history.person", row.event().actor());
        facts.fact("history.record", record(row, words));
        var origin = row.event().origin();
        if (origin != null) {
            facts.fact("history.import", new Anchor("import/" + origin.importId(), words.origin(origin)));
        }
        if (row.event().reason() != null) {
            facts.fact("history.reason", row.event().reason());
        }
        facts.fact("history.number", Long.toString(row.id()));
        facts.fact("history.request", row.requestId());
        return facts;
    }

    private static Component record(HistoryRow row, EventWords words) {
        var path = row.recordPath();
        return path == null ? new Span(words.record(row)) : new Anchor(path, words.record(row));
    }

    private NativeTableHeader heading() {
        var line = new NativeTableRow();
        for (var title : new String[] {"history.field", "history.before", "history.after"}) {
            var cell = new NativeTableHeaderCell(getTranslation(title));
            cell.getElement().setAttribute("scope", "col");
            line.add(cell);
        }
        return new NativeTableHeader(line);
    }

    private static NativeTableRow line(String field, String before, String after) {
        var name = new NativeTableHeaderCell(field);
        name.getElement().setAttribute("scope", "row");
        return new NativeTableRow(name, new NativeTableCell(before), new NativeTableCell(after));
    }
}
