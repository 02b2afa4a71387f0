package app.latchkey.platform.ui;

import app.latchkey.platform.BritishDates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list is filtered by, in words; a click takes one condition away, or all. */
public class Chips extends Div {

    private static final long serialVersionUID = 1L;

    public Chips() {
        addClassName("chips");
        setVisible(false);
    }

    public void clear() {
        removeAll();
        setVisible(false);
    }

    /** Nothing for a condition without a value. */
    public void chip(String label, String value, Runnable remove) {
        if (!value.isEmpty()) {
            var said = getTranslation(label) + ": " + value;
            var chip = new Button(said, VaadinIcon.CLOSE_SMALL.create(), event -> remove.run());
            chip.setIconAfterText(true);
            chip.setAriaLabel(getTranslation("filter.chip.remove", said));
            chip.addClassName("chip");
            add(chip);
        }
    }

    /** Comes last, and only where there is something to clear. */
    public void clearing(Runnable removeAll) {
        if (getComponentCount() > 0) {
            var clear = new Button(getTranslation("filter.clear"), event -> removeAll.run());
            clear.addThemeVariants(ButtonVariant.TERTIARY);
            clear.addClassName("chips-clear");
            add(clear);
            setVisible(true);
        }
    }

    /** "2 – 3", "from 2", "up to 3"; blank for neither. */
    protected String range(@Nullable Object from, @Nullable Object to) {
        if (from == null) {
            return to == null ? "" : getTranslation("filter.up-to", to);
        }
        if (to == null) {
            return getTranslation("filter.from", from);
        }
        return from.equals(to) ? from.toString() : from + " – " + to;
    }

    protected static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : BritishDates.format(day);
    }

    /** The values' texts in the order they are declared. */
    public String words(String prefix, Set<? extends Enum<?>> values) {
        return values.stream()
                .sorted()
                .map(value -> getTranslation(prefix + value.name()))
                .collect(Collectors.joining(", "));
    }
}
