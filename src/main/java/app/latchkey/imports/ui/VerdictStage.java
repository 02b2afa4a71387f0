package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.RowAction;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.PanelTabs;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.tabs.Tab;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the check found, row by row, and the button that writes. Nothing is written before. */
class VerdictStage extends Stage {

    private final Course course;
    private final Wording wording;
    private final Div moved = warning();
    private final Div edited = warning();
    private final PolicyChoice policy;
    private final Button apply;
    private final Paragraph why = new Paragraph();
    private final UnknownWordList words;
    private final Details notices = new Details();
    private final Map<RowAction, Span> tallies = new EnumMap<>(RowAction.class);
    private final Map<RowAction, CheckedGrid> grids = new EnumMap<>(RowAction.class);
    private @Nullable RejectedPart rejected;
    private ImportJob job;

    VerdictStage(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        policy = new PolicyChoice(
                wording,
                course.plans().kind(first.kind()).wholeOnly(),
                whole -> course.go(() -> course.imports().goesInWhole(job, whole)));
        apply = worker("", () -> course.go(() -> course.imports().apply(job)));
        apply.setTestId("import-apply");
        why.addClassName("import-hint");
        words = new UnknownWordList(
                wording,
                course.plans().fields(first.kind()),
                plan -> course.go(() -> course.imports().check(job, plan)));
        notices.addClassName("import-notices");
        add(moved, edited, section(wording.of("import.verdict"), decide()), words, notices, tabs());
        look();
    }

    private Div decide() {
        var bar = actions(
                apply,
                quiet(
                        wording.of("import.back-to-columns"),
                        () -> course.screen().columns(true)),
                quiet(wording.of("import.give-up"), () -> new GiveUp(course, job).open()));
        var decide = new Div(policy, bar, why);
        decide.addClassName("import-decide");
        return decide;
    }

    private Div tabs() {
        var tabs = new PanelTabs();
        tabs.addClassName("import-tabs");
        for (var action : RowAction.values()) {
            var tally = new Span();
            tally.addClassName("import-tally");
            tallies.put(action, tally);
            var tab = new Tab(tally, new Span(wording.of("import.action." + action)));
            tab.addClassName(action.name());
            tabs.add(tab, new Lazy(() -> action == RowAction.REJECTED ? rejected() : grid(action)));
            if (action == first(job)) {
                tabs.setSelectedTab(tab);
            }
        }
        var rows = new Div(tabs);
        rows.addClassName("import-section");
        return rows;
    }

    /** What asks for something to be done comes first. */
    private static RowAction first(ImportJob job) {
        var counts = job.counts();
        if (counts.rejected() > 0) {
            return RowAction.REJECTED;
        }
        return counts.inserted() > 0 ? RowAction.INSERT : counts.updated() > 0 ? RowAction.UPDATE : RowAction.UNCHANGED;
    }

    private CheckedGrid grid(RowAction action) {
        var grid = new CheckedGrid(course, job, action);
        grids.put(action, grid);
        return grid;
    }

    private RejectedPart rejected() {
        var part = new RejectedPart(course, job);
        rejected = part;
        return part;
    }

    @Override
    boolean fits(ImportJob next) {
        return next.status() == ImportStatus.VALIDATED;
    }

    @Override
    void show(ImportJob next) {
        boolean isChanged = next.version() != job.version();
        job = next;
        if (isChanged) {
            grids.forEach((action, grid) -> grid.renew(next));
            if (rejected != null) {
                rejected.renew(next);
            }
            look();
        }
        decide(next);
    }

    private void look() {
        words.show(job.draft(), course.findings().unknownWords(job));
        notices.removeAll();
        var list = new UnorderedList();
        course.findings()
                .notices(job)
                .forEach(notice -> list.add(new ListItem(wording.of(
                        "import.notice", wording.of(notice.text()), wording.counted("import.rows", notice.rows())))));
        notices.setVisible(list.getComponentCount() > 0);
        notices.setSummaryText(wording.of("import.notices"));
        notices.add(list);
        decide(job);
    }

    private void decide(ImportJob now) {
        var counts = now.counts();
        say(moved, counts.moved() == 0 ? "" : wording.counted("import.rows-moved", counts.moved()));
        say(edited, now.isEdited() ? wording.of("import.edited") : "");
        tally(RowAction.INSERT, counts.inserted());
        tally(RowAction.UPDATE, counts.updated());
        tally(RowAction.UNCHANGED, counts.unchanged());
        tally(RowAction.REJECTED, counts.rejected());
        policy.show(now.plan().wholeOnly());
        policy.setVisible(counts.rejected() > 0);
        apply.setText(wording.counted("import.apply", counts.written()));
        boolean isIncomplete = now.plan().wholeOnly() && counts.rejected() > 0;
        apply.setEnabled(!isIncomplete && counts.written() > 0);
        why.setText(
                isIncomplete
                        ? wording.counted("import.incomplete", counts.rejected())
                        : counts.written() == 0
                                ? wording.of(counts.unchanged() > 0 ? "import.nothing-new" : "import.nothing-good")
                                : counts.rejected() > 0 ? wording.counted("import.skips", counts.rejected()) : "");
        why.setVisible(!why.getText().isEmpty());
    }

    private void tally(RowAction action, int rows) {
        Objects.requireNonNull(tallies.get(action)).setText(Wording.number(rows));
    }
}
