package app.latchkey.metrics.ui;

import app.latchkey.metrics.Measure;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.RequestRow;
import app.latchkey.metrics.RequestService;
import app.latchkey.metrics.RequestService.Objective;
import app.latchkey.metrics.Series;
import app.latchkey.metrics.SlowRequest;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What browsers ask of the desk, and how long it takes. */
final class RequestsPart {

    private final RequestService requests;
    private final FigureTable<Objective> objectives = new FigureTable<>("metrics.objectives");
    private final FigureTable<RequestRow> views = rows("metrics.views", "metrics.view");
    private final FigureTable<RequestRow> routes = rows("metrics.routes", "metrics.route");
    private final FigureTable<SlowRequest> slowest = new FigureTable<>("metrics.slowest");
    private final FigureTable<RequestRow> many = new FigureTable<>("metrics.many-statements");

    private RequestsPart(RequestService requests) {
        this.requests = requests;
        objectives
                .text("metrics.promise", row -> words("metrics.promise." + row.kind()))
                .number("metrics.promised", row -> FigureWords.percent(row.promised()))
                .number("metrics.kept", row -> FigureWords.percent(row.kept()))
                .part("metrics.budget", this::budget);
        slowest.text("metrics.at", row -> Dates.time(row.at()))
                .text("metrics.view-or-route", SlowRequest::name)
                .text("metrics.action", row -> words("metrics.action." + row.action()))
                .number("metrics.took", row -> FigureWords.millis(row.millis()))
                .number("metrics.statements", row -> FigureWords.number(row.statements()))
                .code("metrics.request", SlowRequest::requestId);
        many.text("metrics.view-or-route", RequestRow::name)
                .text("metrics.action", row -> words("metrics.action." + row.action()))
                .number("metrics.most", row -> FigureWords.number(row.mostStatements()))
                .number("metrics.how-often", row -> FigureWords.number(row.overStatements()));
    }

    static MetricsPart create(RequestService requests, MeasureService measures) {
        var lists = new RequestsPart(requests);
        var part = new MetricsPart(
                List.of(
                        new FigureTile(
                                "REQUESTS",
                                Series.REQUESTS,
                                () -> measures.latest(Series.REQUESTS),
                                FigureWords::perSecond),
                        new FigureTile(
                                "IN_PROGRESS",
                                Series.IN_PROGRESS,
                                () -> requests.now().inProgress(),
                                FigureWords::number),
                        new FigureTile("P50", null, () -> requests.now().p50(), FigureWords::millis),
                        new FigureTile(
                                Measure.P95, Series.P95, () -> requests.now().p95()),
                        new FigureTile(
                                Measure.P99, Series.P99, () -> requests.now().p99()),
                        new FigureTile(
                                Measure.ERRORS,
                                Series.ERRORS,
                                () -> requests.now().errorRate()),
                        new FigureTile(
                                Measure.STATEMENTS,
                                Series.MOST_STATEMENTS,
                                () -> requests.now().mostStatements())),
                lists::refresh);
        part.add(lists.objectives, lists.views, lists.routes, lists.slowest, lists.many);
        return part;
    }

    private void refresh() {
        objectives.show(requests.objectives());
        var all = requests.rows();
        views.show(all.stream().filter(RequestRow::isScreen).toList());
        routes.show(all.stream().filter(row -> !row.isScreen()).toList());
        slowest.show(requests.slowest());
        many.show(all.stream().filter(row -> row.overStatements() > 0).toList());
    }

    private FigureTable<RequestRow> rows(String title, String name) {
        return new FigureTable<RequestRow>(title)
                .text(name, RequestRow::name)
                .text("metrics.action", row -> words("metrics.action." + row.action()))
                .number("metrics.count", row -> FigureWords.number(row.count()))
                .number("metrics.p50", row -> FigureWords.millis(row.p50()))
                .number("metrics.p95", row -> FigureWords.millis(row.p95()))
                .number("metrics.p99", row -> FigureWords.millis(row.p99()))
                .number("metrics.errors", row -> FigureWords.number(row.errors()))
                .number("metrics.most", row -> FigureWords.number(row.mostStatements()));
    }

    private Component budget(Objective objective) {
        if (Double.isNaN(objective.budgetLeft())) {
            return new Span("–");
        }
        boolean isLeft = objective.budgetLeft() >= 0;
        var said = new Span(
                isLeft
                        ? said("metrics.budget-left", FigureWords.percent(objective.budgetLeft()))
                        : words("metrics.budget-spent"));
        said.addClassNames("status", "band", isLeft ? "GOOD" : "POOR");
        return said;
    }

    private String words(String key) {
        return objectives.getTranslation(key);
    }

    private String said(String key, Object value) {
        return objectives.getTranslation(key, value);
    }
}
