package app.latchkey.metrics.ui;

import app.latchkey.metrics.JobService;
import app.latchkey.metrics.JobService.Job;
import app.latchkey.metrics.JobService.Queue;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.Series;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work behind the screens. It is read when the page opens, and when somebody wants it again. */
final class JobsPart {

    private final JobService jobs;
    private final FigureTable<Job> table = new FigureTable<>("metrics.jobs");
    private Queue queue;

    private JobsPart(JobService jobs) {
        this.jobs = jobs;
        this.queue = jobs.queue();
        table.text("metrics.job", Job::task)
                .part("metrics.state", this::state)
                .text("metrics.next-run", row -> Dates.moment(row.due()))
                .text("metrics.succeeded", row -> moment(row.succeeded()))
                .text("metrics.failed", row -> moment(row.failed()))
                .number("metrics.failures", row -> FigureWords.number(row.failures()))
                .text("metrics.why", this::why)
                .part("metrics.hurry", this::hurry);
    }

    static MetricsPart create(JobService jobs, MeasureService measures) {
        var lists = new JobsPart(jobs);
        lists.read();
        var part = new MetricsPart(
                List.of(
                        new FigureTile(
                                "JOBS_WAITING", Series.JOBS_WAITING, () -> lists.queue.waiting(), FigureWords::number),
                        new FigureTile("JOBS_RUNNING", null, () -> lists.queue.running(), FigureWords::number),
                        new FigureTile(Measure.JOBS_LATE, Series.JOBS_LATE, () -> lists.queue.lateSeconds()),
                        new FigureTile(Measure.JOBS_FAILED, Series.JOBS_FAILED, () -> lists.queue.failed())),
                () -> {});
        var again = new Button(part.getTranslation("metrics.read-again"), VaadinIcon.REFRESH.create(), event -> {
            lists.read();
            part.refresh(measures::lastHour);
        });
        var bar = new Div(again);
        bar.addClassName("metrics-bar");
        part.add(bar, lists.table);
        return part;
    }

    private void read() {
        queue = jobs.queue();
        table.show(jobs.jobs());
    }

    private Component state(Job job) {
        var state = job.isRunning() ? "running" : job.failures() > 0 ? "failed" : "waiting";
        var said = new Span(table.getTranslation("metrics.job." + state));
        said.addClassNames("status", "band", job.failures() > 0 ? "POOR" : job.isRunning() ? "GOOD" : "none");
        return said;
    }

    private String why(Job job) {
        if (job.failures() == 0) {
            return "";
        }
        return job.why() == null ? table.getTranslation("metrics.why.unknown") : job.why();
    }

    private Component hurry(Job job) {
        var now = new Button(table.getTranslation("metrics.hurry.now"), event -> {
            boolean done = jobs.hurry(job.task(), job.instance());
            if (done) {
                Toasts.done(table.getTranslation("metrics.hurried", job.task()));
            } else {
                Toasts.notice(table.getTranslation("metrics.not-hurried", job.task()));
            }
            read();
        });
        now.addThemeVariants(ButtonVariant.TERTIARY);
        now.setAriaLabel(table.getTranslation("metrics.hurry.of", job.task()));
        now.setEnabled(!job.isRunning());
        return now;
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "–" : Dates.moment(at);
    }
}
