package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportPlan;
import app.latchkey.imports.ImportStatus;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How the file is to be understood. What is chosen here is kept at once, and takes effect with the check. */
class ColumnsStage extends Stage {

    private final Course course;
    private final Wording wording;
    private final List<ImportField> fields;
    private final FormatPanel format;
    private final ColumnList columns;
    private final ConstantList constants;
    private final KeyChoice key;
    private final PolicyChoice policy;
    private final SampleTable sample;
    private final Div repeated = warning();
    private final Div missing = warning();
    private final Button check;
    private ImportJob job;
    private ImportPlan plan;

    ColumnsStage(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        this.plan = first.draft();
        fields = course.plans().fields(first.kind());
        format = new FormatPanel(course);
        columns = new ColumnList(wording, fields, (column, field) -> edit(plan -> plan.read(column, field)));
        constants = new ConstantList(wording, fields, (field, value) -> edit(plan -> plan.withConstant(field, value)));
        key = new KeyChoice(wording, course.plans().keys(first.kind()), chosen -> edit(plan -> plan.withKey(chosen)));
        policy = new PolicyChoice(
                wording, course.plans().kind(first.kind()).wholeOnly(), whole -> edit(plan -> plan.wholeOnly(whole)));
        sample = new SampleTable(course, course.plans().previewColumns(first.kind()));
        missing.getElement().setAttribute("role", "status");
        check = worker(wording.of("import.check"), this::check);
        check.setTestId("import-check");
        var read = new Div(
                section(wording.of("import.format"), format),
                section(wording.of("import.columns"), hint(wording.of("import.columns.lead")), columns, constants),
                section(wording.of("import.sample"), hint(wording.of("import.sample.lead")), sample));
        read.addClassName("import-read");
        var decide = section(wording.of("import.rules"), repeated, key, policy, missing, bar());
        decide.addClassName("import-aside");
        var sides = new Div(read, decide);
        sides.addClassName("import-sides");
        add(sides);
        begin(first);
    }

    private Div bar() {
        var giveUp = quiet(wording.of("import.give-up"), () -> new GiveUp(course, job).open());
        var bar = actions(check);
        if (job.status() == ImportStatus.VALIDATED) {
            bar.add(quiet(
                    wording.of("import.back-to-verdict"), () -> course.screen().columns(false)));
        }
        bar.add(giveUp);
        return bar;
    }

    @Override
    boolean fits(ImportJob next) {
        return next.status() == job.status();
    }

    @Override
    void show(ImportJob next) {
        boolean isReadAnew = !next.format().equals(job.format()) || !names(next).equals(names(job));
        job = next;
        if (isReadAnew) {
            begin(next);
        } else if (!next.draft().equals(plan)) {
            follow(next.draft());
        }
    }

    private static List<String> names(ImportJob job) {
        return job.plan().columns().stream().map(FileColumn::name).toList();
    }

    private void begin(ImportJob next) {
        var before = next.importedBefore();
        say(repeated, before == null ? "" : wording.of("import.same-file", Dates.moment(before)));
        format.show(next);
        columns.begin(next.draft());
        constants.begin();
        follow(next.draft());
    }

    private void edit(UnaryOperator<ImportPlan> edit) {
        course.go(() -> course.plans().edit(job, edit));
    }

    private void follow(ImportPlan next) {
        plan = next;
        columns.show(plan);
        constants.show(plan);
        key.show(plan.key(), plan.told());
        policy.show(plan.wholeOnly());
        var absent = course.plans().missing(job.kind(), plan).stream()
                .map(field -> wording.of(field.key()))
                .collect(Collectors.joining(", "));
        boolean isBlocked = !absent.isEmpty() && plan.key() == null;
        say(
                missing,
                absent.isEmpty()
                        ? ""
                        : wording.of(
                                isBlocked ? "import.columns.missing" : "import.columns.missing-but-known", absent));
        missing.setClassName("blocking", isBlocked);
        check.setEnabled(!isBlocked);
        sample.show(job, plan);
    }

    private void check() {
        course.go(() -> course.imports().check(job, plan));
    }
}
