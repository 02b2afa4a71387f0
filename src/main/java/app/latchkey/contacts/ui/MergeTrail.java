package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactMerge;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/** Which contacts this one was made of, with the way back. */
class MergeTrail extends Div {

    MergeTrail(List<ContactMerge> merges, boolean mayUndo, Consumer<ContactMerge> undo) {
        addClassName("merge-trail");
        setVisible(!merges.isEmpty());
        for (var merge : merges) {
            var line = new Div(new Span(
                    getTranslation("contact.merge.from", merge.otherName(), Dates.moment(merge.at()), merge.by())));
            if (mayUndo) {
                var button = new Button(getTranslation("contact.merge.undo"), event -> undo.accept(merge));
                button.setAriaLabel(getTranslation("contact.merge.undo-with", merge.otherName()));
                line.add(button);
            }
            add(line);
        }
    }
}
