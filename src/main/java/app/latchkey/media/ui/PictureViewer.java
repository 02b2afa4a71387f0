package app.latchkey.media.ui;

import app.latchkey.media.Picture;
import app.latchkey.media.PictureSize;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** One picture large, and from it to the others. */
class PictureViewer extends Dialog {

    private final List<Picture> pictures;
    private final Image image = new Image();
    private final Span line = new Span();
    private int shown;

    /** @param pictures kept here, in their order */
    PictureViewer(List<Picture> pictures, Picture first) {
        this.pictures = pictures;
        setWidth("min(70rem, 96vw)");
        var back = new Button(VaadinIcon.ARROW_LEFT.create(), event -> step(-1));
        back.setAriaLabel(getTranslation("picture.previous"));
        var forward = new Button(VaadinIcon.ARROW_RIGHT.create(), event -> step(1));
        forward.setAriaLabel(getTranslation("picture.next"));
        back.setVisible(pictures.size() > 1);
        forward.setVisible(pictures.size() > 1);
        Shortcuts.addShortcutListener(this, () -> step(-1), Key.ARROW_LEFT).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> step(1), Key.ARROW_RIGHT).listenOn(this);
        line.getElement().setAttribute("role", "status");
        var below = new Div(back, line, forward);
        below.addClassName("picture-viewer-line");
        var content = new Div(image, below);
        content.addClassName("picture-viewer");
        add(content);
        getFooter().add(new Button(getTranslation("picture.close"), event -> close()));
        show(Math.max(0, pictures.indexOf(first)));
    }

    private void step(int by) {
        show(Math.floorMod(shown + by, pictures.size()));
    }

    private void show(int index) {
        shown = index;
        var picture = pictures.get(index);
        var name = PictureWords.name(this, picture);
        setHeaderTitle(getTranslation("picture.shown", index + 1, pictures.size()));
        image.setSrc(picture.address(PictureSize.FULL));
        image.setAlt(picture.caption() == null ? name : picture.caption());
        line.setText(picture.caption() == null ? name : name + ": " + picture.caption());
    }
}
