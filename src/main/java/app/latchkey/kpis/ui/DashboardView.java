package app.latchkey.kpis.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.FigureRows;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.users.StaffService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The agency in figures: what they are, how they change, and the way to the rows behind each. */
@Route("dashboard")
@Menu(title = "nav.dashboard", order = 12, icon = "vaadin:dashboard")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
@StyleSheet("context://latchkey/dashboard.css")
class DashboardView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "dashboard";

    private final KpiService kpis;
    private final DashboardBar bar;
    private final Span said = new Span();
    private final List<KpiTile> tiles;

    DashboardView(KpiService kpis, List<FigureRows> rows, AgencyService agency, StaffService staff, LiveUpdates live) {
        this.kpis = kpis;
        addClassNames("list-view", "dashboard");
        var heading = new Div(new H1(getTranslation("dashboard.title")), said);
        heading.addClassName("view-heading");
        said.addClassName("dashboard-said");
        bar = new DashboardBar(agency.branches(), staff.negotiators(), this::choose);
        var again = new Button(getTranslation("dashboard.refresh"), VaadinIcon.REFRESH.create(), event -> readAgain());
        var print = new Button(
                getTranslation("dashboard.print"),
                VaadinIcon.PRINT.create(),
                event -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.print()")));
        var spacer = new Div();
        spacer.addClassName("spacer");
        bar.add(spacer, again, print);
        tiles = kpis.kpis().stream().map(kpi -> new KpiTile(kpis, rows, kpi)).toList();
        var all = new Div();
        all.addClassName("kpi-tiles");
        tiles.forEach(all::add);
        add(heading, bar, all);
        var entityTypes = tiles.stream()
                .flatMap(tile -> tile.kpi().countedFrom().stream())
                .collect(Collectors.toSet());
        live.follow(
                this,
                Set.copyOf(entityTypes),
                change -> tiles.stream()
                        .filter(tile -> tile.kpi().countedFrom().contains(change.entityType()))
                        .forEach(KpiTile::renew));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = DashboardUrl.parse(event.getLocation().getQueryParameters());
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        bar.show(url.scope(), url.period());
        show(url.scope(), url.period());
    }

    private void choose(KpiScope scope, PeriodChoice period) {
        show(scope, period);
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(PATH, DashboardUrl.write(scope, period)));
    }

    private void show(KpiScope scope, PeriodChoice period) {
        var question = kpis.question(scope, period);
        said.setText(getTranslation(
                "dashboard.compared", KpiWords.days(question.period()), KpiWords.days(question.before())));
        var whose = bar.name(scope);
        tiles.forEach(tile -> tile.ask(question, whose));
    }

    private void readAgain() {
        tiles.forEach(KpiTile::readAgain);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("dashboard.title"));
    }
}
