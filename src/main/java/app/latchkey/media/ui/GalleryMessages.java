package app.latchkey.media.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** What a person should know: what happened, what can be undone, and which files were refused. It stays until read. */
class GalleryMessages extends Div {

    private final Div said = new Div();
    private final Div undo = new Div();
    private final Div refused = new Div();
    private final UnorderedList files = new UnorderedList();

    GalleryMessages() {
        addClassName("gallery-messages");
        said.addClassName("said-only");
        said.getElement().setAttribute("role", "status");
        undo.addClassName("gallery-told");
        undo.getElement().setAttribute("role", "status");
        refused.addClassName("gallery-refused");
        refused.getElement().setAttribute("role", "alert");
        add(said, undo, refused);
    }

    /** To those who don't see it happen. */
    void say(String what) {
        said.setText(what);
    }

    void offerUndo(String what, Runnable work) {
        var button = new Button(getTranslation("gallery.undo"), event -> {
            undo.removeAll();
            work.run();
        });
        var line = new Div(new Span(what), button);
        line.addClassName("gallery-undo");
        undo.removeAll();
        undo.add(line);
    }

    void refuse(String fileName, String reason) {
        if (refused.getComponentCount() == 0) {
            files.removeAll();
            var close = new Button(getTranslation("gallery.understood"), event -> refused.removeAll());
            var box = new Div(new Paragraph(getTranslation("gallery.refused")), files, close);
            box.addClassName("form-trouble");
            refused.add(box);
        }
        files.add(new ListItem(fileName + ": " + reason));
    }
}
