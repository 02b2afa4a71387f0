package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.listings.ListingExport;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.media.GalleryService;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.HasShortcuts;
import app.latchkey.platform.ui.Keys;
import app.latchkey.platform.ui.ListHeading;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.OpenRecord;
import app.latchkey.platform.ui.Shortcut;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.users.StaffService;
import app.latchkey.workspace.ui.SavedSearches;
import app.latchkey.workspace.ui.Workspace;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listings desk: filter, list, and beside it the listing that the address names. */
@Route("listings/:reference?")
@StyleSheet("context://latchkey/bulk.css")
@Menu(title = "nav.listings", order = 10, icon = "vaadin:home")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN, Roles.VIEWER})
class ListingsView extends MasterDetailLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, HasShortcuts {

    private static final String PATH = "listings";
    private static final String REFERENCE = "reference";

    /** Whose property a new listing is of. */
    private static final String PROPERTY = "property";

    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.new-listing", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"),
            Shortcut.of("shortcut.save", "Ctrl", "S"));

    private final ListingService listings;
    private final ListingGrid grid;
    private final ListingFilterBar filterBar;
    private final FilterChips chips;
    private final ListHeading heading = new ListHeading(getTranslation("listings.title"), "listings.count");
    private final SavedSearches saved;
    private final OpenRecord open;
    private final ListingPanel panel;
    private final @Nullable ListingBulk bulk;
    private ListingFilter filter = ListingFilter.ALL;
    private ListingSort sort = ListingSort.DEFAULT;

    ListingsView(
            ListingService listings,
            ListingPipeline pipeline,
            LandlordService landlords,
            GalleryService gallery,
            AgencyService agency,
            StaffService staff,
            ListingBulkService bulkChanges,
            ListingExport export,
            LiveUpdates live,
            Workspace workspace,
            CurrentUser user,
            Clock clock) {
        this.listings = listings;
        var person = user.require();
        var choices = ListingChoices.read(agency, staff);
        filterBar = new ListingFilterBar(choices, person.id(), this::filterBy);
        chips = new FilterChips(choices, this::filterBy);
        grid = new ListingGrid(getTranslation("listings.title"), listings, this::counted);
        bulk = person.role().mayWrite()
                ? new ListingBulk(grid, chips, choices, bulkChanges, export, person.role(), clock)
                : null;
        heading.addLine(grid.live(live));
        saved = workspace.savedSearches(PATH, ListingUrl::canonical);
        filterBar.addTools(saved, workspace.columns(PATH, grid));
        open = new OpenRecord(this, grid, PATH, saved::address, getTranslation("listing.detail"));
        var presence = live.presence(person, staff::names);
        panel = new ListingPanel(
                listings, pipeline, landlords, gallery, choices, person, presence, workspace, new ListingPanel.Host() {
                    @Override
                    public void open(@Nullable String reference) {
                        open.go(reference);
                    }

                    @Override
                    public void changed() {
                        grid.getDataProvider().refreshAll();
                    }
                });
        live.follow(panel, Set.of(ListingService.ENTITY), panel::heard);
        Keys.plain(this, "/", filterBar::focus);
        if (person.role().mayWrite()) {
            Keys.plain(this, "n", () -> open.go(OpenRecord.NEW));
        }
        setMaster(master(person.role().mayWrite()));
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem().map(ListingRow::reference).orElse(null));
            }
        });
        grid.addSortListener(event -> {
            if (event.isFromClient()) {
                show(filter, grid.order());
                open.rewriteAddress();
            }
        });
    }

    private void counted(int rows) {
        heading.counted(rows);
        if (bulk != null) {
            bulk.counted(rows);
        }
    }

    private Div master(boolean mayWrite) {
        if (mayWrite) {
            heading.addNew(getTranslation("listing.new"), () -> open.go(OpenRecord.NEW));
        }
        var master = new Div(heading, filterBar, chips, grid);
        if (bulk != null) {
            heading.add(bulk.exportButton());
            master.addComponentAtIndex(3, bulk.bar());
        }
        master.addClassName("list-view");
        return master;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = ListingUrl.parse(saved.open(event.getLocation().getQueryParameters()));
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
        var propertyId =
                new QueryReader(event.getLocation().getQueryParameters().getParameters()).id(PROPERTY);
        event.getRouteParameters()
                .get(REFERENCE)
                .ifPresentOrElse(reference -> open(reference, propertyId), this::close);
    }

    private void open(String reference, @Nullable Long propertyId) {
        if (OpenRecord.NEW.equals(reference)) {
            grid.deselectAll();
            panel.create(propertyId);
            open.show(reference, panel);
            return;
        }
        var listing = listings.find(reference);
        if (listing.isEmpty()) {
            Toasts.notice(getTranslation("listing.not-found", reference));
            close();
            return;
        }
        grid.mark(listing.get());
        panel.show(listing.get());
        open.show(reference, panel);
    }

    private void close() {
        grid.deselectAll();
        open.close();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (panel.hasUnsavedChanges()) {
            Unsaved.hold(this, event, panel::discard);
        }
    }

    private void filterBy(ListingFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        open.rewriteAddress();
    }

    private void show(ListingFilter newFilter, ListingSort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        if (bulk != null) {
            bulk.of(filter, sort);
        }
        chips.show(filter);
        saved.show(ListingUrl.write(filter, sort));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        var subject = open.shown() == null
                ? getTranslation("listings.title")
                : open.isNew() ? getTranslation("listing.new") : open.shown();
        return getTranslation("page.title", subject);
    }
}
