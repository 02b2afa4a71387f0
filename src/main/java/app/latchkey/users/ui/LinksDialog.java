package app.latchkey.users.ui;

import app.latchkey.users.Invitation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/** Links that people need, to be handed to them: they are shown here and never again. */
class LinksDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** @param mailed whether they are being mailed as well */
    LinksDialog(List<Invitation> links, boolean mailed) {
        setHeaderTitle(getTranslation("links.title", links.size()));
        setWidth("min(40rem, 94vw)");
        setCloseOnOutsideClick(false);
        add(new Paragraph(getTranslation(mailed ? "links.mailed" : "links.not-mailed", links.size())));
        var list = new Div();
        list.addClassName("link-list");
        links.forEach(link -> list.add(line(link)));
        add(list);
        var done = new Button(getTranslation("links.done"), event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    private CopyLine line(Invitation link) {
        var field = new TextField(getTranslation("links.of", link.name(), link.email()));
        // Where the desk is, only the browser knows for certain.
        field.getElement().executeJs("this.value = new URL($0, document.baseURI).href", link.path());
        return new CopyLine(field, getTranslation("links.copy-of", link.name()));
    }
}
