package app.latchkey.media.ui;

import app.latchkey.media.Picture;
import app.latchkey.media.PictureKind;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pictures of one kind. */
class PictureSection extends Div {

    private final boolean mayWrite;
    private final PictureTile.Wishes wishes;
    private final Paragraph blank = new Paragraph();
    private final PictureRow row;
    private final Map<Long, PictureTile> tiles = new HashMap<>();
    private List<Picture> pictures = List.of();

    PictureSection(PictureKind kind, boolean mayWrite, PictureTile.Wishes wishes) {
        this.mayWrite = mayWrite;
        this.wishes = wishes;
        addClassName("gallery-section");
        var name = getTranslation("gallery.section." + kind);
        blank.setText(getTranslation("gallery.none." + kind));
        blank.addClassName("gallery-hint");
        row = new PictureRow(
                name,
                (id, to) -> pictures.stream()
                        .filter(picture -> picture.id() == id)
                        .findFirst()
                        .ifPresent(picture -> {
                            wishes.move(picture, to);
                            focus(id);
                        }));
        add(new H3(name), blank, row);
    }

    void show(List<Picture> now) {
        pictures = now;
        tiles.entrySet().removeIf(tile -> {
            boolean gone = now.stream().noneMatch(picture -> picture.id() == tile.getKey());
            if (gone) {
                tile.getValue().removeFromParent();
            }
            return gone;
        });
        for (var picture : now) {
            var tile = tiles.computeIfAbsent(picture.id(), id -> new PictureTile(picture, mayWrite, wishes));
            tile.show(picture, now.size());
            row.place(tile, picture.position());
        }
        row.setVisible(!now.isEmpty());
        blank.setVisible(now.isEmpty());
    }

    private void focus(long id) {
        var tile = tiles.get(id);
        if (tile != null) {
            tile.focus();
        }
    }
}
