package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rarer fields of a filter, behind a button. They are made when they are first asked for: most people never do. */
public class MoreFilters<T extends Component> extends Div {

    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<T> maker;
    private final Button toggle = new Button(getTranslation("filter.more"), VaadinIcon.SLIDERS.create());
    private @Nullable T fields;

    /** @param id of the element, unique in the page */
    public MoreFilters(String id, SerializableSupplier<T> maker) {
        this.maker = maker;
        addClassName("filter-fields");
        setId(id);
        toggle.addClassName("filter-toggle");
        toggle.getElement().setAttribute("aria-controls", id);
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.addClickListener(event -> toggle());
    }

    /** Stands where the fields are called from. */
    public Button toggleButton() {
        return toggle;
    }

    /** Empty until somebody asked for them. */
    public Optional<T> fields() {
        return Optional.ofNullable(fields);
    }

    private void toggle() {
        boolean open = !hasClassName("open");
        if (open && fields == null) {
            fields = maker.get();
            add(fields);
        }
        setClassName("open", open);
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }
}
