package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/** The top of a record beside its list: what it is, a way to close it, and a line of what matters most. */
public class PanelHeader extends Div {

    private static final long serialVersionUID = 1L;

    private final Div top = new Div();
    private final H2 title;
    private @Nullable Div line;

    /** @param closing what the button that closes it is called */
    public PanelHeader(String title, String closing, Runnable close) {
        addClassName("panel-header");
        var button = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> close.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(closing);
        this.title = new H2(title);
        top.add(this.title, button);
        top.addClassName("panel-top");
        add(top);
    }

    /** Puts a button of the record's own before the one that closes it. */
    public void addTool(Component tool) {
        top.addComponentAtIndex(top.getComponentCount() - 1, tool);
    }

    public PanelHeader with(Div newLine) {
        newLine.addClassName("panel-line");
        if (line == null) {
            add(newLine);
        } else {
            replace(line, newLine);
        }
        line = newLine;
        return this;
    }

    /** The same record as it is now. */
    public void renew(String newTitle, Div newLine) {
        title.setText(newTitle);
        with(newLine);
    }
}
