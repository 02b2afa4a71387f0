package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;

/** What was written, where it is, and the way back. */
class DoneStage extends Stage {

    private final Course course;
    private final Wording wording;
    private ImportJob job;

    DoneStage(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        var kind = course.plans().kind(first.kind());
        var records = new Anchor(kind.route(), wording.of("import.see", wording.records(kind.name())));
        records.addClassName("import-link");
        records.setVisible(!kind.route().isEmpty());
        var another = new RouterLink(wording.of("import.another"), ImportsView.class);
        another.addClassName("import-link");
        add(
                section(wording.of("import.done"), Tallies.of(wording, first.counts()), actions(records, another)),
                section(wording.of("import.files"), files()),
                section(wording.of("import.undo"), wayBack()));
    }

    private Div files() {
        var links = course.links();
        if (!course.findings().hasOriginal(job)) {
            return new Div(hint(wording.of("import.files.gone", ImportJob.FILES_KEPT_FOR.toDays())));
        }
        var files = actions(links.original(job));
        if (job.counts().rejected() > 0) {
            files.add(links.rejected(job), hint(wording.of("import.download.rejected.help")));
        }
        return files;
    }

    private Div wayBack() {
        var now = course.clock().instant();
        if (!job.isUndoable(now)) {
            return new Div(hint(wording.of("import.undo.too-late", ImportJob.UNDOABLE_FOR.toDays())));
        }
        var until = job.undoableUntil().orElse(now);
        var undo = new Button(wording.of("import.undo.button"), event -> ask());
        undo.setTestId("import-undo");
        return actions(undo, hint(wording.of("import.undo.until", Wording.day(until))));
    }

    private void ask() {
        var ask = new ConfirmDialog();
        ask.setHeader(wording.of("import.undo.ask", wording.written(job)));
        ask.add(new Div(
                new Paragraph(wording.of("import.undo.text")), new Span(wording.of("import.undo.text.conflicts"))));
        ask.setCancelable(true);
        ask.setCancelText(wording.of("import.undo.no"));
        ask.setConfirmText(wording.of("import.undo.yes"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(event -> course.go(() -> course.imports().undo(job)));
        ask.open();
    }

    @Override
    boolean fits(ImportJob next) {
        return next.status().isWritten();
    }

    @Override
    void show(ImportJob next) {
        job = next;
    }
}
