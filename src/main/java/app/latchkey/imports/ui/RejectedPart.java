package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ReasonCount;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import java.util.Objects;

/** Why rows are rejected, the rows themselves to be corrected here, and all of them as a file to be corrected there. */
class RejectedPart extends Div {

    private final Course course;
    private final Wording wording;
    private final UnorderedList reasons = new UnorderedList();
    private final Paragraph outcome = new Paragraph();
    private final RejectedGrid grid;
    private final Div file;
    private ImportJob job;

    RejectedPart(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        addClassName("import-rejected");
        reasons.addClassName("import-reasons");
        reasons.getElement().setAttribute("aria-label", wording.of("import.reasons"));
        outcome.addClassName("import-outcome");
        outcome.getElement().setAttribute("role", "status");
        grid = new RejectedGrid(course, first, this::correct);
        file = new Div(course.links().rejected(first), Stage.hint(wording.of("import.download.rejected.help")));
        file.addClassName("import-error-file");
        add(reasons, Stage.hint(wording.of("import.correct.lead")), grid, outcome, file);
        look();
    }

    void renew(ImportJob now) {
        job = now;
        grid.renew(now);
        look();
    }

    private void look() {
        reasons.removeAll();
        course.findings().reasons(job).forEach(reason -> reasons.add(new ListItem(reason(reason))));
        file.setVisible(job.counts().rejected() > 0);
    }

    private String reason(ReasonCount reason) {
        var column = reason.column();
        var said = wording.summary(reason.key());
        return wording.of(
                "import.reason",
                column == null || column >= job.plan().columns().size()
                        ? said
                        : wording.of(
                                "import.cell", job.plan().columns().get(column).name(), said),
                wording.counted("import.rows", reason.rows()));
    }

    /** @param cells what was changed of a row, by column */
    private void correct(long line, Map<Integer, String> cells) {
        int before = job.counts().rejected();
        course.go(() -> {
            var now = job;
            for (var cell : cells.entrySet()) {
                now = course.imports().correct(now, line, cell.getKey(), Objects.requireNonNull(cell.getValue()));
            }
            return now;
        });
        outcome.setText(wording.of(
                job.counts().rejected() < before ? "import.corrected" : "import.not-yet", Wording.number(line)));
    }
}
