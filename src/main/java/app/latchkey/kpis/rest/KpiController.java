package app.latchkey.kpis.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiQuery;
import app.latchkey.api.Asks;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Told;
import app.latchkey.kpis.KeptFigure;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.QueryReader;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The dashboard's figures. They may be some minutes old, and say of when they are. */
@ApiController
@RequestMapping(ApiController.V1)
class KpiController {

    /** Figures are renewed behind whoever asks; so long an answer is told again before it is made anew. */
    private static final Duration LIFE = Duration.ofSeconds(1);

    private final KpiService kpis;
    private final Answers answers;

    KpiController(KpiService kpis, Answers answers) {
        this.kpis = kpis;
        this.answers = answers;
    }

    /**
     * @param definition what is counted, and by which date
     * @param asOf when it was counted
     */
    record FigureResource(
            String name,
            String id,
            String title,
            String definition,
            Kpi.Unit unit,
            @JsonUnwrapped Figure figure,
            Instant asOf) {}

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

    /** All of them, for a scope and a period. */
    @GetMapping("/kpis")
    @Asks(OfFigures.class)
    Told<Dashboard> all(HttpServletRequest request) {
        var question = ApiQuery.read(request, this::question);
        return answers.known(request, changing(), LIFE, () -> answers.of(dashboard(question, kpis.kpis())));
    }

    @GetMapping("/kpis/{name}")
    @Asks(OfFigures.class)
    Told<Dashboard> one(@PathVariable String name, HttpServletRequest request) {
        var question = ApiQuery.read(request, this::question);
        var kpi = kpis.find(name).orElseThrow(RecordMissing::new);
        return answers.known(request, kpi.countedFrom(), LIFE, () -> answers.of(dashboard(question, List.of(kpi))));
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

    private Dashboard dashboard(KpiQuestion question, List<Kpi> wanted) {
        // All are asked for before the first is waited for.
        var waiting = wanted.stream().map(kpi -> kpis.get(kpi, question)).toList();
        var figures = IntStream.range(0, wanted.size())
                .mapToObj(i -> resource(wanted.get(i), waiting.get(i)))
                .toList();
        return new Dashboard(
                question.period().from(),
                question.period().last(),
                question.scope().branchId(),
                question.scope().negotiatorId(),
                figures);
    }

    private FigureResource resource(Kpi kpi, CompletableFuture<KeptFigure> waiting) {
        var kept = waiting.join();
        return new FigureResource(
                kpi.name(),
                kpi.id(),
                Texts.of("kpi." + kpi.name()),
                Texts.of("kpi." + kpi.name() + ".definition"),
                kpi.unit(),
                kept.figure(),
                kept.asOf());
    }

    private Set<String> changing() {
        return kpis.kpis().stream().flatMap(kpi -> kpi.countedFrom().stream()).collect(Collectors.toSet());
    }
}
