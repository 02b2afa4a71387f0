package app.latchkey.metrics.ui;

import app.latchkey.metrics.Band;
import app.latchkey.metrics.HealthService;
import app.latchkey.metrics.HealthService.Check;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.ReadyPoint;
import app.latchkey.metrics.Series;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.stream.Collectors;

/** Whether what the desk needs is there, and whether it is set up as an agency should find it. */
final class HealthPart {

    private final FigureTable<Check> table = new FigureTable<>("metrics.checks");
    private final FigureTable<ReadyPoint> readiness = new FigureTable<>("metrics.readiness");

    private HealthPart() {
        table.text("metrics.check", row -> table.getTranslation("metrics.check." + row.name()))
                .part("metrics.result", this::result)
                .text("metrics.at", row -> Dates.moment(row.at()))
                .number("metrics.took", row -> FigureWords.millis(row.millis()))
                .text("metrics.saw", HealthPart::saw);
        readiness
                .text("metrics.ready-point", row -> readiness.getTranslation("metrics.ready." + row.name()))
                .part("metrics.result", this::result)
                .text("metrics.saw", ReadyPoint::found)
                .text("metrics.ready-advice", this::advice);
    }

    static MetricsPart create(HealthService health, MeasureService measures) {
        var lists = new HealthPart();
        if (health.last().isEmpty()) {
            health.check();
        }
        var part = new MetricsPart(
                List.of(new FigureTile(
                        Measure.HEALTH,
                        Series.HEALTH,
                        () -> health.last().stream()
                                .filter(check -> !check.isUp())
                                .count())),
                () -> lists.table.show(health.last()));
        lists.readiness.show(health.readiness());
        var again = new Button(part.getTranslation("metrics.check-now"), VaadinIcon.REFRESH.create(), event -> {
            health.check();
            lists.readiness.show(health.readiness());
            part.refresh(measures::lastHour);
        });
        var bar = new Div(again);
        bar.addClassName("metrics-bar");
        part.add(bar, lists.table, lists.readiness);
        return part;
    }

    private static String saw(Check check) {
        return check.details().entrySet().stream()
                .map(detail -> detail.getKey() + " " + words(detail.getKey(), detail.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Object words(String name, Object value) {
        return name.endsWith("Bytes") && value instanceof Long bytes ? FigureWords.bytes(bytes) : value;
    }

    private Component result(Check check) {
        return result(check.isUp() ? "metrics.passes" : "metrics.fails", check.isUp() ? Band.GOOD : Band.POOR);
    }

    private Component result(ReadyPoint point) {
        return result(point.isSo() ? "metrics.passes" : "metrics.not-yet", point.isSo() ? Band.GOOD : Band.FAIR);
    }

    private Component result(String text, Band band) {
        var said = new Span(table.getTranslation(text));
        said.addClassNames("status", "band", band.name());
        return said;
    }

    private String advice(ReadyPoint point) {
        return point.isSo() ? "" : readiness.getTranslation("metrics.ready." + point.name() + ".advice");
    }
}
