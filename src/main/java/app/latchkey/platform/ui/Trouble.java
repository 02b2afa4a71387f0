package app.latchkey.platform.ui;

import app.latchkey.platform.StaleEdit;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Above a form: why it could not be saved. Hidden while nothing is the matter, and announced when something is. */
public class Trouble extends Div {

    private static final long serialVersionUID = 1L;

    public Trouble() {
        addClassName("form-trouble");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    public void say(String message) {
        removeAll();
        add(new Paragraph(message));
        setVisible(true);
        scrollIntoView();
    }

    /** Somebody else saved first; the typing stays. */
    public void say(StaleEdit stale) {
        say(getTranslation("form.stale", stale.changedBy(), Dates.moment(stale.changedAt())));
    }

    public void clear() {
        setVisible(false);
    }
}
