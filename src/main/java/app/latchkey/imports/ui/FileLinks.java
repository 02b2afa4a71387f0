package app.latchkey.imports.ui;

import app.latchkey.imports.ImportFileGone;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** What can be downloaded of imports. Each is written in the download's own request. */
record FileLinks(ImportService imports, Wording wording) {

    private static final String CSV = "text/csv; charset=UTF-8";

    Anchor original(ImportJob job) {
        long id = job.id();
        var name = job.fileName();
        return link("import.download.original", event -> {
            event.setFileName(name);
            event.setContentType("application/octet-stream");
            imports.writeOriginal(id, event.getOutputStream());
        });
    }

    Anchor rejected(ImportJob job) {
        long id = job.id();
        return link("import.download.rejected", event -> {
            event.setFileName("rejected-" + id + ".csv");
            event.setContentType(CSV);
            imports.writeErrorFile(id, event.getOutputStream(), wording::of);
        });
    }

    Anchor sample(Supplier<String> kind) {
        return link("import.download.sample", event -> {
            event.setFileName("sample-" + kind.get() + ".csv");
            event.setContentType(CSV);
            new SampleFile(imports.fields(kind.get()), wording).write(event.getOutputStream());
        });
    }

    Anchor guide(Supplier<String> kind) {
        return link("import.download.guide", event -> {
            event.setFileName("guide-" + kind.get() + ".csv");
            event.setContentType(CSV);
            new SampleFile(imports.fields(kind.get()), wording).writeGuide(event.getOutputStream());
        });
    }

    private Anchor link(String text, DownloadHandler file) {
        DownloadHandler whileKept = event -> {
            try {
                file.handleDownloadRequest(event);
            } catch (ImportFileGone gone) {
                refuse(event);
            }
        };
        var link = new Anchor(whileKept, wording.of(text));
        link.addClassName("import-link");
        return link;
    }

    /** The browser makes no file of it, and the screen that offered the link while there was one says why. */
    private void refuse(DownloadEvent event) throws IOException {
        var why = wording.of("import.download.gone", ImportJob.FILES_KEPT_FOR.toDays());
        var unused = event.getUI().access(() -> Toasts.notice(why));
        event.getResponse().sendError(HttpStatus.GONE.value(), why);
    }
}
