package app.latchkey.kpis.ui;

import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.Kpi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a figure consists of: each part with a bar, and the way to its rows. */
class KpiParts extends UnorderedList {

    private static final long serialVersionUID = 1L;

    /** @param address where the rows of a part are, by its code */
    KpiParts(Kpi kpi, Figure figure, Function<String, Optional<String>> address) {
        addClassName("kpi-parts");
        var most = figure.parts().stream()
                .map(Part::value)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        for (var part : figure.parts()) {
            var words = KpiWords.value(kpi.unit(), part.value());
            var number = new Span(words);
            number.addClassName("number");
            add(new ListItem(
                    label(part, KpiWords.part(kpi, part.code()), words, address), bar(part.value(), most), number));
        }
    }

    private Component label(Part part, String name, String words, Function<String, Optional<String>> address) {
        var to = part.rows() == 0 ? Optional.<String>empty() : address.apply(part.code());
        Component label = to.isEmpty() ? new Span(name) : new Anchor(to.get(), name);
        label.getElement().setAttribute("title", name);
        if (to.isPresent()) {
            label.getElement().setAttribute("aria-label", getTranslation("kpi.rows-of", words, name));
        }
        return label;
    }

    private static Div bar(@Nullable BigDecimal value, BigDecimal most) {
        var fill = new Div();
        fill.setWidth((value == null || most.signum() == 0
                        ? BigDecimal.ZERO
                        : value.multiply(BigDecimal.valueOf(100)).divide(most, 1, RoundingMode.HALF_UP))
                + "%");
        var bar = new Div(fill);
        bar.addClassName("bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        return bar;
    }
}
