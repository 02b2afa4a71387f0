package app.latchkey.media.ui;

import app.latchkey.media.GalleryService;
import app.latchkey.media.Picture;
import app.latchkey.media.PictureKind;
import app.latchkey.media.PictureSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** One picture in its row, with what can be done to it. */
class PictureTile extends Div {

    /** What a person asks for. */
    interface Wishes {

        void open(Picture picture);

        void move(Picture picture, int to);

        void describe(Picture picture, String caption);

        void changeKind(Picture picture, PictureKind kind);

        void remove(Picture picture);
    }

    private final Wishes wishes;
    private final Div face = new Div();
    private final Div words = new Div();
    private final Div tools = new Div();
    private final NativeButton back = tool(VaadinIcon.ARROW_LEFT, () -> move(-1));
    private final NativeButton forward = tool(VaadinIcon.ARROW_RIGHT, () -> move(1));
    private final NativeButton caption = tool(VaadinIcon.PENCIL, this::editCaption);
    private final NativeButton kind = tool(VaadinIcon.GRID_BIG_O, this::changeKind);
    private final NativeButton remove = tool(VaadinIcon.TRASH, this::remove);
    private Picture picture;
    private int shownAmong;
    private @Nullable Component opener;

    PictureTile(Picture picture, boolean mayWrite, Wishes wishes) {
        this.picture = picture;
        this.wishes = wishes;
        addClassName("picture");
        getElement().setAttribute("role", "listitem");
        getElement().setAttribute("data-picture", Long.toString(picture.id()));
        getElement().setAttribute("draggable", Boolean.toString(mayWrite));
        add(face, words);
        if (mayWrite) {
            tools.add(back, forward, caption, kind, remove);
            tools.addClassName("picture-tools");
            add(tools);
        }
    }

    /** @param count how many there are of its kind */
    void show(Picture now, int count) {
        if (now.equals(picture) && count == shownAmong) {
            return;
        }
        picture = now;
        shownAmong = count;
        setClassName(PictureKind.FLOOR_PLAN.name(), now.kind() == PictureKind.FLOOR_PLAN);
        face.removeAll();
        var name = PictureWords.name(this, now);
        opener = now.isLink() ? link(now, name) : button(now, name, count);
        face.add(opener);
        if (now.kind() == PictureKind.IMAGE && now.position() == 0) {
            var lead = new Span(getTranslation("picture.lead"));
            lead.addClassName("picture-lead");
            face.add(lead);
        }
        if (words.getChildren().noneMatch(TextField.class::isInstance)) {
            showCaption();
        }
        back.setEnabled(now.position() > 0);
        forward.setEnabled(now.position() < count - 1);
        name(back, "picture.back", name);
        name(forward, "picture.forward", name);
        name(caption, "picture.caption-of", name);
        name(kind, "picture.make." + other(now.kind()), name);
        name(remove, "picture.remove", name);
    }

    /** Where a person goes on after the picture has moved. */
    void focus() {
        if (opener != null) {
            opener.getElement().callJsFunction("focus");
        }
    }

    private Component button(Picture now, String name, int count) {
        var image = new Image(now.address(PictureSize.SMALL), "");
        image.getElement().setAttribute("loading", "lazy");
        image.getElement().setAttribute("draggable", "false");
        var open = new NativeButton("", event -> wishes.open(picture));
        open.add(image);
        open.addClassName("picture-open");
        var opens = getTranslation("picture.open", name, count);
        open.setAriaLabel(now.caption() == null ? opens : opens + ": " + now.caption());
        return open;
    }

    /** It stays with its owner: only a person's own step leads there. */
    private Component link(Picture now, String name) {
        var link = new Anchor(now.address(PictureSize.FULL), "", AnchorTarget.BLANK);
        link.add(VaadinIcon.EXTERNAL_LINK.create(), new Span(name), new Span(now.address(PictureSize.FULL)));
        link.addClassNames("picture-open", "picture-link");
        link.getElement().setAttribute("rel", "noreferrer noopener");
        link.getElement().setAttribute("draggable", "false");
        return link;
    }

    private void showCaption() {
        words.removeAll();
        var said = picture.caption();
        var text = new Paragraph(said == null ? getTranslation("picture.no-caption") : said);
        text.addClassName("picture-caption");
        text.setClassName("none", said == null);
        words.add(text);
    }

    private void editCaption() {
        var field = new TextField();
        field.setAriaLabel(getTranslation("picture.caption-of", PictureWords.name(this, picture)));
        field.setMaxLength(GalleryService.LONGEST_CAPTION);
        field.setValue(PictureWords.caption(picture));
        field.setWidthFull();
        field.addKeyPressListener(Key.ENTER, event -> caption.focus());
        field.addBlurListener(event -> {
            if (field.isAttached()) {
                showCaption();
                wishes.describe(picture, field.getValue());
            }
        });
        // The screen around would take Escape as leave to close.
        field.getElement()
                .addEventListener("keydown", event -> {
                    showCaption();
                    caption.focus();
                })
                .setFilter("event.key === 'Escape' && (event.stopPropagation(), true)");
        words.removeAll();
        words.add(field);
        field.focus();
    }

    private void move(int by) {
        wishes.move(picture, picture.position() + by);
        var tool = by < 0 ? back : forward;
        if (tool.isEnabled()) {
            tool.focus();
        } else {
            focus();
        }
    }

    private void changeKind() {
        wishes.changeKind(picture, other(picture.kind()));
    }

    private void remove() {
        wishes.remove(picture);
    }

    private static PictureKind other(PictureKind kind) {
        return kind == PictureKind.IMAGE ? PictureKind.FLOOR_PLAN : PictureKind.IMAGE;
    }

    private void name(NativeButton tool, String key, String name) {
        var said = getTranslation(key, name);
        tool.setAriaLabel(said);
        tool.setTitle(said);
    }

    private static NativeButton tool(VaadinIcon icon, Runnable work) {
        var tool = new NativeButton("", event -> work.run());
        tool.add(icon.create());
        return tool;
    }
}
