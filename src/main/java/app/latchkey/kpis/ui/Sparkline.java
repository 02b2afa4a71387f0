package app.latchkey.kpis.ui;

import app.latchkey.platform.figures.Figure.Point;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;

/** A trend the size of a word, for the eye alone: its numbers are a click away. */
class Sparkline extends Div {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;

    Sparkline(List<Point> trend) {
        addClassName("kpi-spark");
        getElement().setAttribute("aria-hidden", "true");
        var line = line(trend);
        add(new Svg("""
                <svg viewBox="0 -2 %.0f %.0f" preserveAspectRatio="none" focusable="false">\
                <polyline points="%s" fill="none" stroke="currentColor" stroke-width="1.75" \
                stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"/></svg>""".formatted(WIDTH, HEIGHT + 4, line)));
    }

    private static String line(List<Point> trend) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (var point : trend) {
            if (point.value() != null) {
                most = Math.max(most, point.value().doubleValue());
                least = Math.min(least, point.value().doubleValue());
            }
        }
        var line = new StringBuilder();
        double span = most > least ? most - least : 1;
        for (int i = 0; i < trend.size(); i++) {
            var value = trend.get(i).value();
            if (value != null) {
                double x = trend.size() == 1 ? 0 : i * WIDTH / (trend.size() - 1);
                double y = HEIGHT - (value.doubleValue() - least) / span * HEIGHT;
                line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            }
        }
        return line.toString().strip();
    }
}
