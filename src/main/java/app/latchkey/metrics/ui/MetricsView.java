package app.latchkey.metrics.ui;

import app.latchkey.metrics.CacheService;
import app.latchkey.metrics.DatabaseService;
import app.latchkey.metrics.FlightService;
import app.latchkey.metrics.HealthService;
import app.latchkey.metrics.JobService;
import app.latchkey.metrics.MeasureService;
import app.latchkey.metrics.RequestService;
import app.latchkey.metrics.SystemService;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the installation is doing, on six pages that follow every sample for as long as somebody looks. */
@Route(MetricsView.PATH)
@Menu(title = "nav.metrics", order = 90, icon = "vaadin:dashboard")
@RolesAllowed(Roles.SUPERUSER)
@StyleSheet("context://latchkey/metrics.css")
class MetricsView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    static final String PATH = "metrics";

    private final transient MeasureService measures;
    private final transient RequestService requests;
    private final transient DatabaseService database;
    private final transient CacheService caches;
    private final transient SystemService system;
    private final transient JobService jobs;
    private final transient HealthService health;
    private final transient FlightService flights;
    private final transient Clock clock;
    private final Span asOf = new Span();
    private final Select<Boolean> span = new Select<>();
    private final Map<MetricsTab, Anchor> links = new EnumMap<>(MetricsTab.class);
    private final Div place = new Div();
    private MetricsTab tab = MetricsTab.REQUESTS;
    private @Nullable MetricsPart part;

    MetricsView(
            MeasureService measures,
            RequestService requests,
            DatabaseService database,
            CacheService caches,
            SystemService system,
            JobService jobs,
            HealthService health,
            FlightService flights,
            Clock clock) {
        this.measures = measures;
        this.requests = requests;
        this.database = database;
        this.caches = caches;
        this.system = system;
        this.jobs = jobs;
        this.health = health;
        this.flights = flights;
        this.clock = clock;
        addClassNames("list-view", "metrics");
        asOf.addClassName("count");
        var heading = new Div(new H1(getTranslation("metrics.title")), asOf, span);
        heading.addClassName("view-heading");
        span.addClassName("view-action");
        span.setAriaLabel(getTranslation("metrics.span"));
        span.setItems(false, true);
        span.setItemLabelGenerator(day -> getTranslation(day ? "metrics.span.day" : "metrics.span.hour"));
        span.setValue(false);
        span.addValueChangeListener(event -> refresh());
        add(heading, tabs(), place);
        Following.by(this, measures::follow, this::refresh);
    }

    private Nav tabs() {
        var tabs = new Nav();
        tabs.addClassName("metrics-tabs");
        tabs.setAriaLabel(getTranslation("metrics.pages"));
        for (var each : MetricsTab.values()) {
            var link = new Anchor(PATH + "/" + each.path(), getTranslation("metrics.tab." + each));
            links.put(each, link);
            tabs.add(link);
        }
        return tabs;
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String path) {
        tab = MetricsTab.of(path).orElseThrow(NotFoundException::new);
        links.forEach((each, link) -> {
            if (each == tab) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        part = switch (tab) {
            case REQUESTS -> RequestsPart.create(requests, measures);
            case DATABASE -> DatabasePart.create(database, measures, clock);
            case CACHES -> CachesPart.create(caches);
            case SYSTEM -> SystemPart.create(system, measures, flights);
            case JOBS -> JobsPart.create(jobs, measures);
            case HEALTH -> HealthPart.create(health, measures);
        };
        place.removeAll();
        place.add(part);
        refresh();
    }

    private void refresh() {
        if (part != null) {
            part.refresh(span.getValue() ? measures::lastDay : measures::lastHour);
        }
        var latest = measures.asOf();
        asOf.setText(
                latest.equals(Instant.EPOCH)
                        ? getTranslation("metrics.no-sample")
                        : getTranslation("metrics.as-of", Dates.time(latest)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("metrics.page", getTranslation("metrics.tab." + tab)));
    }
}
