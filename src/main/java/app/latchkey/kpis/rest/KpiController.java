package app.latchkey.kpis.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiProblems;
import app.latchkey.api.ApiQuery;
import app.latchkey.api.Asks;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Told;
import app.latchkey.api.WaitsForOthers;
import app.latchkey.kpis.KeptFigure;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.Texts;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The dashboard's figures. They may be some minutes old, and say of when they are; a program's own changes are in them some
 * seconds later, or at once for one that says {@code Cache-Control: no-cache} and waits for it.
 */
@ApiController
@RequestMapping(ApiController.V1)
@WaitsForOthers
class KpiController {

    /** Figures are renewed behind whoever asks; so long an answer is told again before it is made anew. */
    private static final Duration LIFE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(KpiController.class);
    private static final String FAILED = "figure-failed";

    private final KpiService kpis;
    private final Answers answers;

    KpiController(KpiService kpis, Answers answers) {
        this.kpis = kpis;
        this.answers = answers;
    }

    /**
     * @param definition what is counted, and by which date
     * @param figure null when it could not be counted
     * @param asOf when it was counted
     * @param problem why it could not
     */
    record FigureResource(
            String name,
            String id,
            String title,
            String definition,
            Kpi.Unit unit,
            @JsonUnwrapped @Nullable Figure figure,
            @Nullable Instant asOf,
            @Nullable FigureProblem problem) {

        static FigureResource of(Kpi kpi, @Nullable KeptFigure kept, @Nullable FigureProblem problem) {
            return new FigureResource(
                    kpi.name(),
                    kpi.id(),
                    Texts.of("kpi." + kpi.name()),
                    Texts.of("kpi." + kpi.name() + ".definition"),
                    kpi.unit(),
                    kept == null ? null : kept.figure(),
                    kept == null ? null : kept.asOf(),
                    problem);
        }
    }

    /** @param requestId by which the log knows more */
    record FigureProblem(
            String type, String title, @Nullable String requestId) {}

    /**
     * @param from the first day looked at
     * @param to the last
     */
    record Dashboard(
            LocalDate from,
            LocalDate to,
            @Nullable Long branchId,
            @Nullable Long negotiatorId,
            List<FigureResource> figures) {}

    static class OfFigures implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            return List.of(KpiScope.read(query), PeriodChoice.read(query));
        }
    }

    /** Whoever waits for a figure that is being counted. */
    @FunctionalInterface
    private interface Waiting {
        FigureResource figure(Kpi kpi, CompletableFuture<KeptFigure> counting);
    }

    /** All of them, for a scope and a period. One that can't be counted says so itself, and the others are told. */
    @GetMapping("/kpis")
    @Asks(OfFigures.class)
    Told<Dashboard> all(HttpServletRequest request) {
        var question = ApiQuery.read(request, this::question);
        return answers.known(
                request,
                changing(),
                LIFE,
                () -> answers.of(dashboard(request, question, kpis.kpis(), KpiController::orProblem)));
    }

    @GetMapping("/kpis/{name}")
    @Asks(OfFigures.class)
    Told<Dashboard> one(@PathVariable String name, HttpServletRequest request) {
        var question = ApiQuery.read(request, this::question);
        var kpi = kpis.find(name).orElseThrow(RecordMissing::new);
        return answers.known(
                request,
                kpi.countedFrom(),
                LIFE,
                () -> answers.of(dashboard(request, question, List.of(kpi), KpiController::orFailure)));
    }

    /** How many people the agency has: in all, active and not, by role, new today and in seven days. */
    @GetMapping("/users/statistics")
    @Asks(OfFigures.class)
    Told<Dashboard> people(HttpServletRequest request) {
        return one("staff", request);
    }

    private KpiQuestion question(QueryReader query) {
        return kpis.question(KpiScope.read(query), PeriodChoice.read(query));
    }

    private Dashboard dashboard(HttpServletRequest request, KpiQuestion question, List<Kpi> wanted, Waiting waiting) {
        boolean withOwnChanges = Answers.isWantedAnew(request);
        // All are asked for before the first is waited for.
        var counting = wanted.stream()
                .map(kpi -> withOwnChanges ? kpis.get(kpi, question) : kpis.kept(kpi, question))
                .toList();
        var figures = IntStream.range(0, wanted.size())
                .mapToObj(i -> waiting.figure(wanted.get(i), counting.get(i)))
                .toList();
        return new Dashboard(
                question.period().from(),
                question.period().last(),
                question.scope().branchId(),
                question.scope().negotiatorId(),
                figures);
    }

    private static FigureResource orProblem(Kpi kpi, CompletableFuture<KeptFigure> counting) {
        try {
            return FigureResource.of(kpi, counted(counting), null);
        } catch (ExecutionException e) {
            LOG.error("The figure {} could not be counted", kpi.name(), e.getCause());
            return FigureResource.of(
                    kpi,
                    null,
                    new FigureProblem(
                            ApiProblems.TYPE + FAILED,
                            Texts.of("api.problem." + FAILED),
                            MDC.get(RequestIdFilter.KEY)));
        }
    }

    private static FigureResource orFailure(Kpi kpi, CompletableFuture<KeptFigure> counting) {
        try {
            return FigureResource.of(kpi, counted(counting), null);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** The request's watch ends the waiting by an interrupt. */
    private static KeptFigure counted(CompletableFuture<KeptFigure> counting) throws ExecutionException {
        try {
            return counting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }

    private Set<String> changing() {
        return kpis.kpis().stream().flatMap(kpi -> kpi.countedFrom().stream()).collect(Collectors.toSet());
    }
}
