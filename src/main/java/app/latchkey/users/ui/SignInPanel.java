package app.latchkey.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of those who are not signed in: in the look of the sign-in page, which it leads back to. */
@StyleSheet("context://latchkey/users.css")
abstract class SignInPanel extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final String title;
    private final Div panel = new Div();

    SignInPanel(String title) {
        this.title = getTranslation(title);
        addClassName("sign-in");
        panel.addClassNames("sign-in-panel", "sign-in-step");
        add(panel);
    }

    final void show(String text, Component... parts) {
        show(title, text, parts);
    }

    /** @param heading in place of the page's own */
    final void show(String heading, String text, Component... parts) {
        panel.removeAll();
        panel.add(new H1(heading), new Paragraph(text));
        panel.add(parts);
        panel.add(new Anchor("sign-in", getTranslation("sign-in.back")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
