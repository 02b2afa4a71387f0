package app.latchkey.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;

/** What was sent, to the letter. */
class MessageDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    MessageDialog(String messageId, String body) {
        setHeaderTitle(messageId);
        setWidth("min(44rem, 94vw)");
        var text = new Pre(body);
        text.addClassName("delivery-body");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", getTranslation("delivery.message"));
        add(text);
        getFooter().add(new Button(getTranslation("shell.close"), event -> close()));
    }
}
