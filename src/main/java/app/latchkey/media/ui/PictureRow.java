package app.latchkey.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.function.ObjIntConsumer;

/** Pictures of one kind in their order; a person changes it by dragging, or with Alt and the arrow keys. */
@Tag("latchkey-pictures")
@JsModule("context://latchkey/pictures.js")
@StyleSheet("context://latchkey/pictures.css")
class PictureRow extends Component implements HasComponents, HasAriaLabel {

    PictureRow(String name, ObjIntConsumer<Long> moved) {
        getElement().setAttribute("role", "list");
        setAriaLabel(name);
        addListener(Moved.class, event -> moved.accept(event.id, event.to));
    }

    /** Puts this tile at this place; those that stay are not touched. */
    void place(PictureTile tile, int index) {
        if (getElement().getChildCount() <= index
                || !getElement().getChild(index).equals(tile.getElement())) {
            tile.removeFromParent();
            addComponentAtIndex(index, tile);
        }
    }

    /** A person asked for a picture to move; where it may not, nothing happens. */
    @DomEvent("picture-move")
    public static class Moved extends ComponentEvent<PictureRow> {

        private static final long serialVersionUID = 1L;

        private final long id;
        private final int to;

        public Moved(
                PictureRow source,
                boolean fromClient,
                @EventData("event.detail.picture") String picture,
                @EventData("event.detail.to") int to) {
            super(source, fromClient);
            this.id = Long.parseLong(picture);
            this.to = to;
        }
    }
}
