package app.latchkey.metrics.ui;

import app.latchkey.metrics.FlightService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A recording of what Java does, to begin and to fetch. */
class FlightPart extends Div {

    private final transient FlightService flights;
    private final Span said = new Span();
    private final Button record;
    private final Anchor fetch;

    FlightPart(FlightService flights) {
        this.flights = flights;
        addClassName("figure-table");
        record = new Button(
                getTranslation("metrics.flight.record", flights.length().toSeconds()),
                VaadinIcon.CIRCLE.create(),
                event -> record());
        fetch = new Anchor(this::hand, getTranslation("metrics.flight.fetch"));
        fetch.setRouterIgnore(true);
        said.getElement().setAttribute("role", "status");
        var bar = new Div(record, fetch, said);
        bar.addClassName("metrics-bar");
        add(new H2(getTranslation("metrics.flight")), new Paragraph(getTranslation("metrics.flight.what")), bar);
        refresh();
    }

    private void record() {
        flights.record();
        refresh();
    }

    void refresh() {
        boolean runs = flights.runningSince().isPresent();
        record.setEnabled(!runs);
        fetch.setVisible(flights.isReady());
        said.setText(runs ? getTranslation("metrics.flight.runs") : "");
    }

    private void hand(DownloadEvent event) throws IOException {
        if (!flights.isReady()) {
            event.getResponse().sendError(HttpStatus.GONE.value(), "");
            return;
        }
        event.setFileName("latchkey.jfr");
        event.setContentType("application/octet-stream");
        flights.hand(event.getOutputStream());
    }
}
