package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;

/** Which file it is, and in one sentence how it stands; that sentence is read out whenever it changes. */
class ImportHeading extends Div {

    private final Wording wording;
    private final H1 name = new H1();
    private final Span chip = new Span();
    private final Paragraph origin = new Paragraph();
    private final Paragraph stands = new Paragraph();
    private Map<Long, String> branches = Map.of();

    ImportHeading(Wording wording) {
        this.wording = wording;
        addClassName("import-heading");
        var back = new RouterLink(ImportsView.class);
        back.add(VaadinIcon.ARROW_LEFT.create(), new Span(wording.of("import.back")));
        back.addClassName("import-back");
        var title = new Div(name, chip);
        title.addClassName("import-title");
        origin.addClassName("import-hint");
        stands.addClassName("import-stands");
        stands.getElement().setAttribute("role", "status");
        add(back, title, origin, stands);
    }

    void branches(Map<Long, String> names) {
        branches = names;
    }

    void show(ImportJob job) {
        name.setText(job.fileName());
        chip.setText(wording.status(job));
        chip.setClassName("status " + StatusChip.style(job.status()));
        origin.setText(wording.of(
                "import.origin",
                wording.kind(job.kind()),
                Wording.size(job.bytes()),
                branches.getOrDefault(job.branchId(), "?"),
                job.by(),
                Dates.moment(job.at())));
        stands.setText(stands(job));
    }

    private String stands(ImportJob job) {
        var counts = job.counts();
        return switch (job.status()) {
            case VALIDATED ->
                wording.of(
                        "import.stands.VALIDATED",
                        wording.counted("import.rows", counts.total()),
                        Wording.number(counts.inserted()),
                        Wording.number(counts.updated()),
                        Wording.number(counts.unchanged()),
                        Wording.number(counts.rejected()));
            case COMMITTED, COMMITTED_WITH_SKIPS ->
                wording.of(
                        "import.stands." + job.status(),
                        wording.written(job),
                        wording.counted("import.rows", counts.unchanged()),
                        wording.counted("import.rows", counts.rejected()));
            case UNDONE ->
                job.kept() == 0 ? wording.of("import.stands.UNDONE", wording.written(job)) : wording.takenBack(job, 0);
            case UNDOING, UNDONE_WITH_CONFLICTS -> wording.of("import.stands." + job.status(), wording.written(job));
            default -> wording.of("import.stands." + job.status());
        };
    }
}
