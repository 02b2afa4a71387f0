package app.latchkey.metrics.ui;

import app.latchkey.metrics.ActivityService;
import app.latchkey.metrics.ActivityService.KindsChanges;
import app.latchkey.metrics.ActivityService.PersonsChanges;
import app.latchkey.metrics.ActivityService.Waits;
import app.latchkey.metrics.Series;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.Dates;
import app.latchkey.users.Presence;
import app.latchkey.users.SessionService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the agency's people do, and how long they wait for it. What is in memory follows every sample; what the database
 * counts is counted anew each minute at most, and when somebody wants it.
 */
@Route("activity")
@Menu(title = "nav.activity", order = 33, icon = "vaadin:line-chart")
@RolesAllowed(Roles.ADMIN)
@StyleSheet("context://latchkey/metrics.css")
class ActivityView extends Div implements HasDynamicTitle {

    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final transient ActivityService activity;
    private final transient SessionService sessions;
    private final transient Clock clock;
    private final Span asOf = new Span();
    private final FigureTable<PersonsChanges> people = new FigureTable<>("activity.people");
    private final FigureTable<KindsChanges> kinds = new FigureTable<>("activity.kinds");
    private final MetricsPart part;
    private transient Instant countedAt = Instant.EPOCH;
    private transient Presence presence = new Presence(0, 0, 0);
    private transient Waits waits;
    private long changes;

    ActivityView(ActivityService activity, SessionService sessions, Clock clock) {
        this.activity = activity;
        this.sessions = sessions;
        this.clock = clock;
        waits = activity.waits();
        people.part("activity.person", this::person)
                .number("activity.changes", row -> FigureWords.number(row.count()))
                .text("activity.latest", row -> Dates.moment(row.latest()))
                .text("activity.signed-in", row -> row.signedIn() == null ? "–" : Dates.moment(row.signedIn()));
        kinds.part("activity.what", this::what)
                .number("activity.changes", row -> FigureWords.number(row.count()))
                .text("activity.latest", row -> Dates.moment(row.latest()));
        part = new MetricsPart(
                List.of(
                        new FigureTile("SIGNED_IN", null, () -> presence.people(), FigureWords::number),
                        new FigureTile("BROWSERS", null, () -> presence.browsers(), FigureWords::number),
                        new FigureTile("SIGNED_IN_TODAY", null, () -> presence.today(), FigureWords::number),
                        new FigureTile("OWN_CHANGES", null, () -> changes, FigureWords::number),
                        new FigureTile("OWN_REQUESTS", Series.REQUESTS, () -> waits.count(), FigureWords::number),
                        new FigureTile("OWN_P50", null, () -> waits.p50(), FigureWords::millis),
                        new FigureTile("OWN_P95", null, () -> waits.p95(), FigureWords::millis),
                        new FigureTile("OWN_ERRORS", null, () -> waits.errors(), FigureWords::number)),
                () -> {});
        part.add(people, kinds);
        addClassNames("list-view", "metrics");
        asOf.addClassName("count");
        var again = new Button(getTranslation("metrics.read-again"), VaadinIcon.REFRESH.create(), event -> {
            countedAt = Instant.EPOCH;
            refresh();
        });
        again.addClassName("view-action");
        var heading = new Div(new H1(getTranslation("activity.title")), asOf, again);
        heading.addClassName("view-heading");
        var about = new Paragraph(getTranslation("activity.about", ActivityService.SPAN.toDays()));
        about.addClassName("view-about");
        add(heading, about, part);
        refresh();
        Following.by(this, activity::follow, this::refresh);
    }

    private void refresh() {
        var now = clock.instant();
        waits = activity.waits();
        if (!now.isBefore(countedAt.plus(COUNTED_FOR))) {
            countedAt = now;
            presence = sessions.presence();
            people.show(activity.people());
            var done = activity.kinds();
            changes = done.stream().mapToLong(KindsChanges::count).sum();
            kinds.show(done);
        }
        asOf.setText(getTranslation("metrics.as-of", Dates.time(now)));
        part.refresh(series -> waits.minutes());
    }

    private Component person(PersonsChanges row) {
        var name = row.isGone() ? getTranslation("activity.gone", row.name()) : row.name();
        return new Anchor("history?person=" + row.personId(), name);
    }

    private Component what(KindsChanges row) {
        return new Anchor(
                "history?kind=" + row.record() + "&event=" + row.event(),
                getTranslation(
                        "activity.kind",
                        getTranslation("record." + row.record()),
                        getTranslation("event." + row.event())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("activity.title"));
    }
}
