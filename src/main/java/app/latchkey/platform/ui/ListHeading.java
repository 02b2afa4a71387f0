package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.NumberFormat;
import java.util.Locale;

/** The top of a list: its name, how many rows the filter leaves, and the way to a new one. */
public class ListHeading extends Div {

    private static final long serialVersionUID = 1L;

    private final Span count = new Span();
    private final String countKey;

    /** @param countKey a text that takes the number in British figures, and the bare number to choose its words by */
    public ListHeading(String title, String countKey) {
        this.countKey = countKey;
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        add(new H1(title), count);
        addClassName("view-heading");
    }

    /** Something to say about the rows, beside their number. */
    public void addLine(Component line) {
        addComponentAtIndex(2, line);
    }

    public void addNew(String text, Runnable open) {
        var button = new Button(text, VaadinIcon.PLUS.create(), event -> open.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClassName("view-action");
        add(button);
    }

    public void counted(int rows) {
        count.setText(getTranslation(
                countKey, NumberFormat.getIntegerInstance(Locale.UK).format(rows), rows));
    }
}
