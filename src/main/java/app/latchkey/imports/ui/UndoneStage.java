package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.RouterLink;
import java.util.Objects;

/** What an undo put back, and the rows it left for a person to decide. */
class UndoneStage extends Stage {

    private final Course course;
    private final Wording wording;
    private final Paragraph became = new Paragraph();
    private final Paragraph left = new Paragraph();
    private final Paragraph until = hint("");
    private final Section conflicts;
    private final ConflictGrid grid;
    private ImportJob job;

    UndoneStage(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        var at = first.undoneAt();
        var who = new Paragraph(
                at == null
                        ? ""
                        : wording.of("import.undone.by", Dates.moment(at), Objects.toString(first.undoneBy(), "")));
        var kind = course.plans().kind(first.kind());
        var records = new Anchor(kind.route(), wording.of("import.see", wording.records(kind.name())));
        records.addClassName("import-link");
        records.setVisible(!kind.route().isEmpty());
        var another = new RouterLink(wording.of("import.another"), ImportsView.class);
        another.addClassName("import-link");
        grid = new ConflictGrid(course, first);
        left.getElement().setAttribute("role", "status");
        add(section(wording.of("import.undone"), who, became, left, actions(records, another)));
        conflicts = section(
                wording.of("import.conflicts"), hint(wording.of("import.conflicts.lead")), until, new Div(grid));
        add(conflicts);
        renew();
    }

    @Override
    boolean fits(ImportJob next) {
        return next.status().isUndone();
    }

    @Override
    void show(ImportJob next) {
        if (next.version() != job.version()) {
            job = next;
            renew();
        }
    }

    private void renew() {
        var now = course.clock().instant();
        // Those that time decided are still to be written down as such.
        int count = job.isDecidable(now) ? course.findings().conflictCount(job) : 0;
        until.setText(wording.of(
                "import.conflicts.until", Wording.day(job.undoableUntil().orElse(now))));
        became.setText(wording.takenBack(job, count));
        left.setText(wording.counted("import.conflicts.left", count));
        conflicts.setVisible(count > 0);
        grid.renew(job, count);
    }
}
