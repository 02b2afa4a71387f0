package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What browsers asked of this instance within the last hour; all of it is in memory. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class RequestService {

    /** In percent of what somebody waits for. */
    private static final double AVAILABLE = 99.9;

    private static final double QUICK = 95;
    private static final double QUICK_MILLIS = 500;
    private static final double MOST_ERRORS = 0.1;

    private final RequestFigures figures;

    RequestService(RequestFigures figures) {
        this.figures = figures;
    }

    public Now now() {
        var awaited = figures.awaited();
        return new Now(
                figures.inProgress(),
                awaited.count(),
                awaited.percentile(50),
                awaited.percentile(95),
                awaited.percentile(99),
                awaited.errorRate(),
                figures.mostStatements());
    }

    /** By route and by screen, what took most time first. */
    public List<RequestRow> rows() {
        return figures.rows();
    }

    /** At most fifty, the slowest first. */
    public List<SlowRequest> slowest() {
        return figures.slowest();
    }

    /** What was promised, and how much of what may go wrong is left of this hour. */
    public List<Objective> objectives() {
        var awaited = figures.awaited();
        long count = awaited.count();
        return List.of(
                objective(Objective.Kind.AVAILABILITY, AVAILABLE, count, awaited.errors()),
                objective(Objective.Kind.QUICK, QUICK, count, awaited.above(QUICK_MILLIS)),
                objective(Objective.Kind.ERRORS, 100 - MOST_ERRORS, count, awaited.errors()));
    }

    private static Objective objective(Objective.Kind kind, double promised, long count, long bad) {
        double allowed = count * (100 - promised) / 100;
        return new Objective(
                kind,
                promised,
                count == 0 ? Double.NaN : 100.0 * (count - bad) / count,
                allowed == 0 ? Double.NaN : 100 * (allowed - bad) / allowed);
    }

    /**
     * @param awaited how many somebody waited for
     * @param p50 of those, in milliseconds, as the next two
     * @param errorRate of those, in percent
     * @param mostStatements that one of them sent
     */
    public record Now(
            int inProgress, long awaited, double p50, double p95, double p99, double errorRate, int mostStatements) {}

    /**
     * @param promised the share that has to be good, in percent
     * @param kept the share that was; NaN of nothing
     * @param budgetLeft of what may go wrong within the hour, in percent; below zero it is used up, NaN of nothing
     */
    public record Objective(Kind kind, double promised, double kept, double budgetLeft) {

        /** What is promised. */
        public enum Kind {
            AVAILABILITY,
            QUICK,
            ERRORS
        }
    }
}
