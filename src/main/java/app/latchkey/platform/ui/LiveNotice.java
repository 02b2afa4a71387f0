package app.latchkey.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A line over the lower edge of a record that says what somebody else did to it. It moves nothing. */
@StyleSheet("context://latchkey/live.css")
public class LiveNotice extends Div {

    private static final long serialVersionUID = 1L;

    public LiveNotice() {
        addClassName("live-notice");
        getElement().setAttribute("role", "status");
    }

    public void say(String message) {
        removeAll();
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> removeAll());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(getTranslation("shell.close"));
        var line = new Div(new Span(message), close);
        line.addClassName("live-notice-line");
        add(line);
    }

    /** With something to do about it. */
    public void say(String message, String action, Runnable act) {
        say(message);
        var button = new Button(action, event -> act.run());
        getChildren().findFirst().ifPresent(line -> ((Div) line).addComponentAtIndex(1, button));
    }
}
