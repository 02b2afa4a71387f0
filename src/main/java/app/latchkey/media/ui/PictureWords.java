package app.latchkey.media.ui;

import app.latchkey.media.GalleryService;
import app.latchkey.media.Picture;
import app.latchkey.media.PictureRefused;
import com.vaadin.flow.component.Component;
import java.util.Objects;

/** What a picture is called where it is not seen. */
final class PictureWords {

    static final int MEGABYTE = 1024 * 1024;

    private PictureWords() {}

    /** Such as: photo 3. */
    static String name(Component owner, Picture picture) {
        return owner.getTranslation("picture.name." + picture.kind(), picture.position() + 1);
    }

    /** A sentence that says what to do. */
    static String reason(Component owner, PictureRefused.Reason reason) {
        return owner.getTranslation(
                "gallery.refused." + reason, GalleryService.LARGEST_BYTES / MEGABYTE, GalleryService.MOST_PICTURES);
    }

    static String caption(Picture picture) {
        return Objects.requireNonNullElse(picture.caption(), "");
    }
}
