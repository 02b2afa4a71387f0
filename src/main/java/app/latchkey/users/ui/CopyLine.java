package app.latchkey.users.ui;

import app.latchkey.platform.ui.CopyButton;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** A text to take away, and a button that copies it. */
class CopyLine extends Div {

    private static final long serialVersionUID = 1L;

    /** @param name of the button, for whoever can't see what it stands beside */
    CopyLine(TextField text, String name) {
        text.setReadOnly(true);
        text.addClassName("copy-text");
        var copy = new CopyButton(text, getTranslation("links.copy"));
        copy.setAriaLabel(name);
        addClassName("copy-line");
        add(text, copy);
    }
}
