package app.latchkey.metrics.ui;

import app.latchkey.metrics.FlightService;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.Series;
import app.latchkey.metrics.SystemService;
import app.latchkey.platform.ui.Facts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.Map;

/** The Java machine, the computer under it, and what runs there. */
final class SystemPart {

    private SystemPart() {}

    static MetricsPart create(SystemService system, MeasureService measures, FlightService flights) {
        var screens = new FigureTable<Map.Entry<String, Integer>>("metrics.open-screens")
                .text("metrics.view", Map.Entry::getKey)
                .number("metrics.count", row -> FigureWords.number(row.getValue()));
        var flight = new FlightPart(flights);
        var part = new MetricsPart(
                List.of(
                        new FigureTile(Measure.CPU, Series.CPU, () -> measures.latest(Series.CPU)),
                        new FigureTile(
                                Measure.HEAP, Series.HEAP, () -> system.state().heapUse()),
                        new FigureTile("HEAP_USED", null, () -> system.state().heapUsed(), FigureWords::bytes),
                        new FigureTile(Measure.GC_PAUSE, Series.GC_PAUSE, () -> worst(measures)),
                        new FigureTile(
                                "THREADS", Series.THREADS, () -> system.state().threads(), FigureWords::number),
                        new FigureTile(
                                Measure.DISK, Series.DISK, () -> system.state().diskUse()),
                        new FigureTile("DISK_FREE", null, () -> system.state().diskFree(), FigureWords::bytes),
                        new FigureTile(
                                "SESSIONS",
                                Series.SESSIONS,
                                () -> system.state().sessions(),
                                FigureWords::number),
                        new FigureTile(
                                "SCREEN_BYTES", null, () -> system.state().screenBytes(), FigureWords::bytes)),
                () -> {
                    screens.show(List.copyOf(system.state().screens().entrySet()));
                    flight.refresh();
                });
        part.add(screens, flight, facts(system));
        return part;
    }

    /** One that was a minute ago is no better for it. */
    private static double worst(MeasureService measures) {
        double worst = Double.NaN;
        for (double pause : measures.lastHour(Series.GC_PAUSE).values()) {
            worst = Double.isNaN(worst) ? pause : Math.max(worst, pause);
        }
        return worst;
    }

    private static Div facts(SystemService system) {
        var now = system.installation();
        var facts = new Facts();
        facts.fact("installation.version", now.version());
        facts.fact("installation.java", now.java());
        facts.fact("installation.postgres", now.postgres());
        facts.fact("installation.place", now.databasePlace());
        facts.fact("installation.size", FigureWords.bytes(now.databaseBytes()));
        facts.fact("installation.up", FigureWords.duration(now.upFor()));
        return new Div(new H2(facts.getTranslation("nav.installation")), facts);
    }
}
