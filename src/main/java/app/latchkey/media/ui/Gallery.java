package app.latchkey.media.ui;

import app.latchkey.media.GalleryClosed;
import app.latchkey.media.GalleryService;
import app.latchkey.media.Picture;
import app.latchkey.media.PictureKind;
import app.latchkey.media.PictureRefused;
import app.latchkey.media.RemovedPicture;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** The photos and floor plans of a listing: to look at, to add to, to put in order. */
@StyleSheet("context://latchkey/pictures.css")
public class Gallery extends Div {

    private final GalleryService gallery;
    private final long listingId;
    private final Runnable changed;
    private final GalleryMessages messages = new GalleryMessages();
    private final PictureSection photos;
    private final PictureSection floorPlans;
    private List<Picture> pictures = List.of();

    /** @param changed what to do when there are more pictures, fewer, or others in front */
    public Gallery(GalleryService gallery, long listingId, boolean mayWrite, Runnable changed) {
        this.gallery = gallery;
        this.listingId = listingId;
        this.changed = changed;
        addClassName("gallery");
        photos = new PictureSection(PictureKind.IMAGE, mayWrite, new Work());
        floorPlans = new PictureSection(PictureKind.FLOOR_PLAN, mayWrite, new Work());
        add(messages, photos);
        if (mayWrite) {
            add(upload(PictureKind.IMAGE), hint(), new LinkField(gallery, listingId, () -> change(() -> {})));
        }
        add(floorPlans);
        if (mayWrite) {
            add(upload(PictureKind.FLOOR_PLAN));
        }
        refresh();
    }

    private PictureUpload upload(PictureKind kind) {
        return new PictureUpload(gallery, listingId, kind, new PictureUpload.Outcome() {
            @Override
            public void added() {
                change(() -> messages.say(getTranslation("gallery.added." + kind)));
            }

            @Override
            public void refused(String fileName, String reason) {
                messages.refuse(fileName, reason);
            }
        });
    }

    private Paragraph hint() {
        var hint = new Paragraph(getTranslation(
                "gallery.hint", GalleryService.LARGEST_BYTES / PictureWords.MEGABYTE, GalleryService.MOST_PICTURES));
        hint.addClassName("gallery-hint");
        return hint;
    }

    /** Does it and shows what is there now, be it done or not. */
    private void change(Runnable work) {
        try {
            work.run();
        } catch (GalleryClosed closed) {
            Toasts.error(getTranslation("gallery.closed"));
        }
        refresh();
        changed.run();
    }

    /** Shows what is there now; what is being typed stays. */
    public void refresh() {
        pictures = gallery.pictures(listingId);
        photos.show(of(PictureKind.IMAGE));
        floorPlans.show(of(PictureKind.FLOOR_PLAN));
    }

    private List<Picture> of(PictureKind kind) {
        return pictures.stream().filter(picture -> picture.kind() == kind).toList();
    }

    private void putBack(RemovedPicture removed) {
        change(() -> {
            try {
                gallery.restore(removed);
                messages.say(getTranslation("gallery.restored"));
            } catch (PictureRefused refused) {
                Toasts.error(PictureWords.reason(this, refused.reason()));
            }
        });
    }

    /** Each wish is one step of the service. */
    private final class Work implements PictureTile.Wishes {

        @Override
        public void open(Picture picture) {
            new PictureViewer(pictures.stream().filter(one -> !one.isLink()).toList(), picture).open();
        }

        @Override
        public void move(Picture picture, int to) {
            change(() -> {
                gallery.move(listingId, picture.id(), to);
                messages.say(getTranslation(
                        "gallery.moved",
                        PictureWords.name(Gallery.this, picture),
                        to + 1,
                        of(picture.kind()).size()));
            });
        }

        @Override
        public void describe(Picture picture, String caption) {
            change(() -> gallery.describe(listingId, picture.id(), caption));
        }

        @Override
        public void changeKind(Picture picture, PictureKind kind) {
            change(() -> {
                gallery.changeKind(listingId, picture.id(), kind);
                messages.say(getTranslation("gallery.became." + kind, PictureWords.name(Gallery.this, picture)));
            });
        }

        @Override
        public void remove(Picture picture) {
            change(() -> gallery.remove(listingId, picture.id())
                    .ifPresent(removed -> messages.offerUndo(
                            getTranslation("gallery.removed", PictureWords.name(Gallery.this, picture)),
                            () -> putBack(removed))));
        }
    }
}
