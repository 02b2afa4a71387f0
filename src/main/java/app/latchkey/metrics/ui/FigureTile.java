package app.latchkey.metrics.ui;

import app.latchkey.metrics.Band;
import app.latchkey.metrics.History;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.Series;
import app.latchkey.platform.ui.Sparkline;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One figure as it is now, in words and with its band, and as it was. Where a band is left, one line says what to do, and
 * leads to the page that says more.
 */
class FigureTile extends Div {

    private final String name;
    private final @Nullable Measure measure;
    private final @Nullable Series series;
    private final transient DoubleSupplier value;
    private final transient DoubleFunction<String> words;
    private final Div said = new Div();
    private final Span badge = new Span();
    private final Sparkline trend = new Sparkline();
    private final Div advice = new Div();
    private @Nullable Band shown;
    private boolean advised;

    /** A figure with limits, in the unit of its measure. */
    FigureTile(Measure measure, @Nullable Series series, DoubleSupplier value) {
        this(measure.name(), measure, series, value, number -> FigureWords.of(measure.unit(), number));
    }

    /** A figure that is neither good nor bad by itself. */
    FigureTile(String name, @Nullable Series series, DoubleSupplier value, DoubleFunction<String> words) {
        this(name, null, series, value, words);
    }

    private FigureTile(
            String name,
            @Nullable Measure measure,
            @Nullable Series series,
            DoubleSupplier value,
            DoubleFunction<String> words) {
        this.name = name;
        this.measure = measure;
        this.series = series;
        this.value = value;
        this.words = words;
        addClassName("figure-tile");
        var title = new H2(getTranslation("metric." + name));
        title.setId("metric-" + name);
        badge.setVisible(false);
        advice.setVisible(false);
        advice.addClassName("figure-advice");
        said.addClassName("figure-value");
        trend.setVisible(series != null);
        add(new Div(title, badge), said, trend, advice);
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-labelledby", "metric-" + name);
    }

    String name() {
        return name;
    }

    void refresh(Function<Series, History> past) {
        double now = value.getAsDouble();
        said.setText(words.apply(now));
        if (series != null) {
            trend.show(past.apply(series).values());
        }
        if (measure != null) {
            show(measure.band(now), measure.isAdvised(now), measure);
        }
    }

    /** What has not changed stays as it is, and with it the focus. */
    private void show(@Nullable Band band, boolean isAdvised, Measure what) {
        if (!Objects.equals(band, shown)) {
            shown = band;
            badge.setVisible(band != null);
            badge.setClassName(band == null ? "" : "status band " + band);
            badge.setText(band == null ? "" : getTranslation("band." + band));
            setClassName("fair", band == Band.FAIR);
            setClassName("poor", band == Band.POOR);
        }
        if (isAdvised != advised) {
            advised = isAdvised;
            advice.setVisible(isAdvised);
            advice.removeAll();
            if (isAdvised) {
                var more = new Anchor(RunbookView.address(what), getTranslation("metrics.runbook"));
                more.getElement()
                        .setAttribute(
                                "aria-label", getTranslation("metrics.runbook-of", getTranslation("metric." + name)));
                advice.add(new Span(getTranslation("advice." + what)), more);
            }
        }
    }
}
