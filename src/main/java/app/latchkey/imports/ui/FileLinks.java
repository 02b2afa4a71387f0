package app.latchkey.imports.ui;

import app.latchkey.imports.ImportFileGone;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportPlans;
import app.latchkey.platform.security.FileAddresses;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** What can be downloaded of imports. Each is written in the download's own request. */
record FileLinks(ImportPlans plans, ImportFindings findings, Wording wording) {

    private static final String CSV = "text/csv; charset=UTF-8";

    Anchor original(ImportJob job) {
        long id = job.id();
        var name = job.fileName();
        return link("import.download.original", event -> {
            event.setFileName(name);
            event.setContentType("application/octet-stream");
            findings.writeOriginal(id, event.getOutputStream());
        });
    }

    Anchor rejected(ImportJob job) {
        long id = job.id();
        return link("import.download.rejected", event -> {
            event.setFileName("rejected-" + id + ".csv");
            event.setContentType(CSV);
            findings.writeErrorFile(id, event.getOutputStream(), wording::of);
        });
    }

    Anchor sample(Supplier<String> kind) {
        return link("import.download.sample", event -> {
            event.setFileName("sample-" + kind.get() + ".csv");
            event.setContentType(CSV);
            new SampleFile(plans.fields(kind.get()), wording).write(event.getOutputStream());
        });
    }

    Anchor guide(Supplier<String> kind) {
        return link("import.download.guide", event -> {
            event.setFileName("guide-" + kind.get() + ".csv");
            event.setContentType(CSV);
            new SampleFile(plans.fields(kind.get()), wording).writeGuide(event.getOutputStream());
        });
    }

    private Anchor link(String text, DownloadHandler file) {
        var link = new Anchor(new Sender(file, wording), wording.of(text));
        link.addClassName("import-link");
        return link;
    }

    /** Its address is refused by role, and what is no longer kept has an answer. */
    private record Sender(DownloadHandler file, Wording wording) implements DownloadHandler {

        @Override
        public void handleDownloadRequest(DownloadEvent event) throws IOException {
            try {
                file.handleDownloadRequest(event);
            } catch (ImportFileGone gone) {
                refuse(event);
            }
        }

        /** The browser makes no file of it, and the screen that offered the link while there was one says why. */
        private void refuse(DownloadEvent event) throws IOException {
            var why = wording.of("import.download.gone", ImportJob.FILES_KEPT_FOR.toDays());
            var unused = event.getUI().access(() -> Toasts.notice(why));
            event.getResponse().sendError(HttpStatus.GONE.value(), why);
        }

        @Override
        public String getUrlPostfix() {
            return FileAddresses.IMPORT;
        }
    }
}
