package app.latchkey.kpis;

import app.latchkey.platform.figures.CurrentFigures;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the agency. They may be some minutes old, and say of when they are; whoever changed something finds it
 * in them at once, unless a program did it. What is kept is given without a statement, and without a transaction.
 */
@Service
@PreAuthorize(Roles.MAY_SEE_FIGURES)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class KpiService implements CurrentFigures {

    /** Nobody has a figure counted anew by hand more often than that. */
    public static final Duration NOT_WITHIN = Duration.ofSeconds(10);

    private final KpiFigures figures;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final Clock clock;

    KpiService(KpiFigures figures, CurrentAgency agency, CurrentUser user, Clock clock) {
        this.figures = figures;
        this.agency = agency;
        this.user = user;
        this.clock = clock;
    }

    /** All there are, in the order in which they are shown. */
    public List<Kpi> kpis() {
        return List.copyOf(figures.kpis());
    }

    public Optional<Kpi> find(String name) {
        return figures.find(name);
    }

    /** What is asked for today with such a choice. */
    public KpiQuestion question(KpiScope scope, PeriodChoice choice) {
        var today = LocalDate.now(clock);
        return new KpiQuestion(scope, choice.on(today), choice.before(today), today);
    }

    /** What is known already, without waiting. */
    public Optional<KeptFigure> known(Kpi kpi, KpiQuestion question) {
        refuseOthers(question.scope());
        return figures.known(agency.require(), kpi, question);
    }

    /** What is known and has the person's own changes in it, or as soon as it is counted. */
    public CompletableFuture<KeptFigure> get(Kpi kpi, KpiQuestion question) {
        refuseOthers(question.scope());
        return figures.get(agency.require(), kpi, question);
    }

    /**
     * What is known, or as soon as it is counted, though the person's own changes of the last moments may not be in it: for
     * programs, which change things more often than figures can be counted.
     */
    public CompletableFuture<KeptFigure> kept(Kpi kpi, KpiQuestion question) {
        refuseOthers(question.scope());
        return figures.kept(agency.require(), kpi, question);
    }

    /** As soon as all changes that were heard of by now are in it. */
    public CompletableFuture<KeptFigure> fresh(Kpi kpi, KpiQuestion question) {
        refuseOthers(question.scope());
        return figures.fresh(agency.require(), kpi, question);
    }

    @Override
    public CompletableFuture<Figure> ofToday(Kpi kpi) {
        return fresh(kpi, question(KpiScope.AGENCY, PeriodChoice.USUAL)).thenApply(KeptFigure::figure);
    }

    /** Counted anew, unless it was within {@link #NOT_WITHIN}. */
    public CompletableFuture<KeptFigure> readAgain(Kpi kpi, KpiQuestion question) {
        refuseOthers(question.scope());
        return figures.readAgain(agency.require(), kpi, question, NOT_WITHIN);
    }

    private void refuseOthers(KpiScope scope) {
        var person = user.require();
        if (person.role() == Role.AGENT && !scope.isOf(person.id())) {
            throw new AccessDeniedException("Agents see their own figures");
        }
    }
}
