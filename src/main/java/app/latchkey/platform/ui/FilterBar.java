package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/** Above a list: the field that everybody types into first, and what is asked most often beside it. */
public abstract class FilterBar extends FilterFields {

    private static final long serialVersionUID = 1L;

    private final Div line = new Div();
    /** What is typed to find a row by. */
    protected final TextField text;

    /** @param text key of what the field finds rows by */
    protected FilterBar(String text) {
        this.text = inLine(typed(text, 200));
        this.text.setPrefixComponent(VaadinIcon.SEARCH.create());
        this.text.setClearButtonVisible(true);
        this.text.addClassName("filter-text");
        addClassName("filter-bar");
        line.addClassName("filter-line");
        line.add(this.text);
        add(line);
    }

    /** Puts fields, and what goes with the filter, beside the text. */
    public final void addTools(Component... tools) {
        line.add(tools);
    }

    public final void focus() {
        text.focus();
    }
}
