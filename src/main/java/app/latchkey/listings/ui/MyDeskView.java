package app.latchkey.listings.ui;

import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.kpis.ui.KpiTile;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.OwnListings;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.FigureRows;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.Timeline;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody should know of their own listings, before anybody asks. */
@Route("my-desk")
@Menu(title = "nav.my-desk", order = 11, icon = "vaadin:desktop")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN})
@StyleSheet("context://latchkey/dashboard.css")
class MyDeskView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final int MOST_ROWS = 10;
    private static final int MOST_STEPS = 20;

    /** Which figures, and of which days. */
    private static final Map<String, NamedPeriod> FIGURES = Map.of(
            "stock-by-status", NamedPeriod.MONTH,
            "stock", NamedPeriod.MONTH,
            "lets", NamedPeriod.MONTH,
            "price-changes", NamedPeriod.WEEK);

    private final KpiService kpis;
    private final ListingService listings;
    private final OwnListings own;
    private final CurrentUser user;
    private final List<KpiTile> tiles;
    private final Div lists = new Div();

    MyDeskView(
            KpiService kpis,
            List<FigureRows> rows,
            ListingService listings,
            OwnListings own,
            CurrentUser user,
            LiveUpdates live) {
        this.kpis = kpis;
        this.listings = listings;
        this.own = own;
        this.user = user;
        addClassNames("list-view", "dashboard");
        tiles = kpis.kpis().stream()
                .filter(kpi -> FIGURES.containsKey(kpi.name()))
                .map(kpi -> new KpiTile(kpis, rows, kpi))
                .toList();
        var figures = new Div();
        figures.addClassName("kpi-tiles");
        tiles.forEach(figures::add);
        lists.addClassName("my-lists");
        var heading = new Div(new H1(getTranslation("my-desk.title")));
        heading.addClassName("view-heading");
        add(heading, figures, lists);
        live.follow(this, Set.of(ListingService.ENTITY), change -> {
            tiles.forEach(KpiTile::renew);
            if (concernsMine(change.ids())) {
                show();
            }
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var me = user.require();
        var mine = KpiScope.ofNegotiator(me.id());
        tiles.forEach(tile -> tile.ask(
                kpis.question(
                        mine,
                        new PeriodChoice.Named(FIGURES.getOrDefault(tile.kpi().name(), NamedPeriod.MONTH))),
                me.name()));
        show();
    }

    /** @param ids which listings changed; none for too many to name */
    private boolean concernsMine(List<Long> ids) {
        return ids.isEmpty()
                || !listings.matching(
                                ListingFilter.ALL.withNegotiator(user.require().id()), ids)
                        .isEmpty();
    }

    private void show() {
        lists.removeAll();
        lists.add(
                section("my-desk.quiet", rows(own.quiet(), ListingSort.Column.AGE), OwnListings.QUIET_DAYS),
                section("my-desk.repriced", rows(own.repriced(), ListingSort.Column.CREATED)),
                section("my-desk.colleagues", byColleagues()));
    }

    private Div section(String title, Component content, Object... parameters) {
        var section = new Div(new H2(getTranslation(title, parameters)), content);
        section.addClassName("my-list");
        return section;
    }

    private Component rows(ListingFilter filter, ListingSort.Column column) {
        long all = listings.count(filter);
        if (all == 0) {
            return new Paragraph(getTranslation("my-desk.none"));
        }
        var list = new UnorderedList();
        listings.rows(filter, new ListingSort(column, true), 0, MOST_ROWS).forEach(row -> list.add(line(row)));
        var address =
                new Location("listings", ListingUrl.write(filter, ListingSort.DEFAULT)).getPathWithQueryParameters();
        return new Div(list, new Anchor(address, getTranslation("my-desk.all", all)));
    }

    private ListItem line(ListingRow row) {
        var status = new Span(getTranslation("status." + row.status()));
        status.addClassNames("status", row.status().name());
        return new ListItem(new Anchor("listings/" + row.reference(), row.address() + ", " + row.town()), status);
    }

    private Component byColleagues() {
        var timeline = new Timeline();
        own.byColleagues(MOST_STEPS).forEach(step -> {
            var what = getTranslation("event." + step.eventType());
            var fields = step.fields().stream()
                    .distinct()
                    .map(field -> getTranslation("field." + field))
                    .collect(Collectors.joining(", "));
            timeline.step(fields.isEmpty() ? what : what + ": " + fields, step.at(), step.by(), null)
                    .addComponentAsFirst(new Anchor("listings/" + step.reference(), step.address()));
        });
        return timeline;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("my-desk.title"));
    }
}
