package app.latchkey.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;

/** A whole page that says what is the matter and where to go on. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    void say(VaadinIcon icon, String title, String text) {
        this.title = title;
        addClassName("error-page");
        removeAll();
        var home = new Anchor("", getTranslation("error.home"));
        add(icon.create(), new H1(title), new Paragraph(text), home);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
