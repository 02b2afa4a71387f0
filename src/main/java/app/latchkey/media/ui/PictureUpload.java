package app.latchkey.media.ui;

import app.latchkey.media.GalleryClosed;
import app.latchkey.media.GalleryService;
import app.latchkey.media.PictureKind;
import app.latchkey.media.PictureRefused;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;

/** Takes files in, several at a time; what is wrong with one never stops the others. */
class PictureUpload extends Div {

    /** What becomes of the files, one by one. */
    interface Outcome {

        void added();

        /** @param reason a sentence that says what to do */
        void refused(String fileName, String reason);
    }

    private final GalleryService gallery;
    private final long listingId;
    private final PictureKind kind;
    private final Outcome outcome;

    PictureUpload(GalleryService gallery, long listingId, PictureKind kind, Outcome outcome) {
        this.gallery = gallery;
        this.listingId = listingId;
        this.kind = kind;
        this.outcome = outcome;
        add(area());
    }

    private Upload area() {
        var area = new Upload((UploadHandler) this::receive);
        area.addClassName("gallery-drop");
        area.setMaxFileSize(GalleryService.LARGEST_BYTES);
        area.setUploadButton(new Button(getTranslation("gallery.add." + kind), VaadinIcon.PLUS.create()));
        area.setDropLabel(new Span(getTranslation("gallery.drop")));
        var failed = getTranslation("gallery.upload-failed");
        area.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(PictureWords.reason(this, PictureRefused.Reason.TOO_LARGE)))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("gallery.upload-begins"))
                                .setProcessing(getTranslation("gallery.upload-arrived"))
                                .setHeld(getTranslation("gallery.upload-waits")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed))));
        area.addFileRejectedListener(event -> outcome.refused(event.getFileName(), event.getErrorMessage()));
        area.addAllFinishedListener(event -> area.clearFileList());
        return area;
    }

    private void receive(UploadEvent event) throws IOException {
        var ui = event.getUI();
        var fileName = event.getFileName();
        try (var bytes = event.getInputStream()) {
            gallery.upload(listingId, kind, bytes);
            inSession(ui, outcome::added);
        } catch (PictureRefused refused) {
            inSession(ui, () -> outcome.refused(fileName, PictureWords.reason(this, refused.reason())));
        } catch (GalleryClosed closed) {
            inSession(ui, () -> outcome.refused(fileName, getTranslation("gallery.closed")));
        }
    }

    /** What goes wrong in there goes to the session's error handler. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void inSession(UI ui, Command work) {
        ui.access(work);
    }
}
