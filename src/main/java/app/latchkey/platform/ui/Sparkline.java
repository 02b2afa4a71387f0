package app.latchkey.platform.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;

/** A trend the size of a word, for the eye alone: its numbers are told elsewhere. */
public class Sparkline extends Div {

    private static final long serialVersionUID = 1L;
    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;

    public Sparkline() {
        addClassName("sparkline");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** @param values the oldest first; NaN where there is none */
    public void show(double[] values) {
        removeAll();
        add(new Svg("""
                <svg viewBox="0 -2 %.0f %.0f" preserveAspectRatio="none" focusable="false">\
                <polyline points="%s" fill="none" stroke="currentColor" stroke-width="1.75" \
                stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"/></svg>""".formatted(WIDTH, HEIGHT + 4, line(values))));
    }

    private static String line(double[] values) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                most = Math.max(most, value);
                least = Math.min(least, value);
            }
        }
        var line = new StringBuilder();
        double span = most > least ? most - least : 1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double x = values.length == 1 ? 0 : i * WIDTH / (values.length - 1);
                double y = HEIGHT - (values[i] - least) / span * HEIGHT;
                line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            }
        }
        return line.toString().strip();
    }
}
