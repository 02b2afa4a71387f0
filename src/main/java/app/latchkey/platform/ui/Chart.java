package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A chart. What it shows is never in it alone: the same numbers stand in words or in a table beside it. */
@Tag("latchkey-chart")
@JsModule("context://latchkey/chart.js")
public class Chart extends Component {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public enum Kind {
        LINE,
        /** Lying, one under the other. */
        BAR,
        /** Standing, one beside the other. */
        COLUMN,
        STACKED,
        DONUT,
        /** Of five points: least, lower quartile, median, upper quartile, most. */
        BOX
    }

    /**
     * @param value null for a gap
     * @param said the value in words
     */
    public record Point(String name, @Nullable BigDecimal value, String said) {}

    private record Data(String kind, String unit, List<Point> points) {}

    /** @param unit how its axis is labelled: COUNT, DAYS, PERCENT or PENCE */
    public Chart(String label, Kind kind, String unit, List<Point> points) {
        getElement().setAttribute("aria-label", label);
        getElement()
                .setProperty(
                        "data",
                        JSON.writeValueAsString(
                                new Data(kind.name().toLowerCase(Locale.ROOT), unit, List.copyOf(points))));
    }

    /** Has the browser save what is seen as a picture. */
    public void savePicture(String fileName) {
        getElement().callJsFunction("png", fileName);
    }
}
