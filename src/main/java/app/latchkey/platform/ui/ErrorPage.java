package app.latchkey.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A whole page that says what is the matter and where to go on. */
abstract class ErrorPage extends Div {

    void say(VaadinIcon icon, String title, String text) {
        addClassName("error-page");
        removeAll();
        var home = new Anchor("", getTranslation("error.home"));
        home.setRouterIgnore(false);
        add(icon.create(), new H2(title), new Paragraph(text), home);
    }
}
