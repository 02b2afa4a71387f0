package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportProgress;
import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.imports.ImportStatus;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** How far the work is. Only words and a bar change; nothing moves. */
class WorkStage extends Stage {

    private static final long MEGABYTE = 1024L * 1024;

    private final Wording wording;
    private final ImportStatus status;
    private final Span phase = new Span();
    private final Span share = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Span done = new Span();
    private final Span rate = new Span();
    private final Span left = new Span();
    private final Button callOff;
    private boolean isCalledOff;

    WorkStage(Course course, ImportJob job) {
        this.wording = course.wording();
        this.status = job.status();
        long id = job.id();
        callOff = quiet(wording.of("import.call-off"), () -> {
            isCalledOff = true;
            course.go(() -> course.imports().callOff(id));
        });
        callOff.addClassName("import-call-off");
        phase.getElement().setAttribute("role", "status");
        share.addClassName("import-share");
        var top = new Div(phase, share);
        top.addClassName("import-progress-top");
        var figures = new Div(done, rate, left);
        figures.addClassName("import-progress-figures");
        var progress = new Div(top, bar, figures);
        progress.addClassName("import-progress");
        var stay = new Paragraph(wording.of("import.stay"));
        stay.addClassName("import-hint");
        var title = wording.of("import.work." + status);
        bar.getElement().setAttribute("aria-label", title);
        add(section(title, progress, stay, actions(callOff)));
    }

    @Override
    boolean fits(ImportJob job) {
        return job.status() == status;
    }

    @Override
    void show(ImportJob job) {
        var progress = job.progress();
        boolean isWaiting = status == ImportStatus.QUEUED || status == ImportStatus.UNDO_QUEUED;
        phase.setText(
                isCalledOff
                        ? wording.of("import.called-off")
                        : isWaiting
                                ? wording.of("import.waits", wording.records(job.kind()))
                                : progress == null ? wording.of("import.begins") : phase(progress.phase()));
        if (isCalledOff) {
            callOff.setVisible(false);
        }
        figures(isWaiting ? null : progress, isWaiting);
    }

    private String phase(Phase now) {
        return wording.of("import.phase." + now);
    }

    private void figures(@Nullable ImportProgress progress, boolean isWaiting) {
        boolean isKnown = progress != null && progress.expected() > 0;
        // Until the first rows are done it works, and nobody knows how fast.
        bar.setIndeterminate(!isWaiting && (progress == null || progress.share() == 0));
        if (progress == null || !isKnown) {
            bar.setValue(0);
            share.setText("");
            done.setText("\u00a0");
            rate.setText("");
            left.setText("");
            return;
        }
        bar.setValue(progress.share());
        share.setText(wording.of("import.share", (int) (progress.share() * 100)));
        boolean isBytes = progress.phase() == Phase.READING;
        done.setText(
                isBytes
                        ? wording.of(
                                "import.done.bytes", Wording.size(progress.done()), Wording.size(progress.expected()))
                        : wording.of(
                                "import.done.rows",
                                Wording.number(progress.done()),
                                Wording.number(progress.expected())));
        rate.setText(
                progress.rate() == 0
                        ? ""
                        : isBytes
                                ? wording.of("import.rate.bytes", megabytes(progress.rate()))
                                : wording.of("import.rate.rows", Wording.number(progress.rate())));
        left.setText(wording.left(progress.left()));
    }

    private static String megabytes(long bytes) {
        return bytes < MEGABYTE ? Wording.size(bytes) : Wording.number(Math.round((double) bytes / MEGABYTE)) + " MB";
    }
}
