package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Asks before a file is forgotten that nothing was written of. */
class GiveUp extends ConfirmDialog {

    GiveUp(Course course, ImportJob job) {
        var wording = course.wording();
        setHeader(wording.of("import.give-up.ask"));
        setText(wording.of("import.give-up.text", job.fileName()));
        setCancelable(true);
        setCancelText(wording.of("import.give-up.no"));
        setConfirmText(wording.of("import.give-up"));
        setConfirmButtonTheme("error primary");
        addConfirmListener(event -> {
            try {
                course.imports().giveUp(job.id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Toasts.done(wording.of("import.over.CANCELLED", job.fileName()));
            UI.getCurrent().navigate(ImportsView.class);
        });
    }
}
