package app.latchkey.landlords.ui;

import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.SavedContact;
import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordRow;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.landlords.SavedLandlord;
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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The landlords: filter, list, and beside it the landlord that the address names. */
@Route("landlords/:id?")
@Menu(title = "nav.landlords", order = 12, icon = "vaadin:user-card")
@StyleSheet("context://latchkey/contacts.css")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN, Roles.VIEWER})
class LandlordsView extends MasterDetailLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, HasShortcuts {

    private static final String PATH = "landlords";
    private static final String ID = "id";
    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.new-landlord", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"),
            Shortcut.of("shortcut.save", "Ctrl", "S"));

    private final LandlordService landlords;
    private final ContactService contacts;
    private final LandlordGrid grid;
    private final LandlordFilterBar filterBar = new LandlordFilterBar(this::filterBy);
    private final LandlordChips chips = new LandlordChips(this::filterBy);
    private final ListHeading heading = new ListHeading(getTranslation("landlords.title"), "landlords.count");
    private final SavedSearches saved;
    private final OpenRecord open;
    private final LandlordPanel panel;
    private LandlordFilter filter = LandlordFilter.ALL;
    private LandlordSort sort = LandlordSort.DEFAULT;
    private @Nullable SavedContact future;
    private String subject = getTranslation("landlords.title");

    LandlordsView(
            LandlordService landlords,
            ContactService contacts,
            LiveUpdates live,
            StaffService staff,
            Workspace workspace,
            CurrentUser user) {
        this.landlords = landlords;
        this.contacts = contacts;
        var person = user.require();
        var role = person.role();
        grid = new LandlordGrid(getTranslation("landlords.title"), landlords, heading::counted);
        heading.addLine(grid.live(live));
        saved = workspace.savedSearches(PATH, LandlordUrl::canonical);
        filterBar.addTools(saved, workspace.columns(PATH, grid));
        open = new OpenRecord(this, grid, PATH, saved::address, getTranslation("landlord.detail"));
        panel = new LandlordPanel(
                landlords, contacts, role, live.presence(person, staff::names), workspace, new LandlordPanel.Host() {
                    @Override
                    public void open(@Nullable Long id) {
                        open.go(id == null ? null : Long.toString(id));
                    }

                    @Override
                    public void changed() {
                        grid.getDataProvider().refreshAll();
                    }
                });
        Keys.plain(this, "/", filterBar::focus);
        if (role.mayWrite()) {
            Keys.plain(this, "n", () -> open.go(OpenRecord.NEW));
            heading.addNew(getTranslation("landlord.new"), () -> open.go(OpenRecord.NEW));
        }
        var master = new Div(heading, filterBar, chips, grid);
        master.addClassName("list-view");
        setMaster(master);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem()
                        .map(LandlordRow::id)
                        .map(Object::toString)
                        .orElse(null));
            }
        });
        grid.addSortListener(event -> {
            if (event.isFromClient()) {
                show(filter, grid.order());
                open.rewriteAddress();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = LandlordUrl.parse(saved.open(event.getLocation().getQueryParameters()));
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
        future = future(event.getLocation().getQueryParameters());
        event.getRouteParameters().get(ID).ifPresentOrElse(this::open, this::close);
    }

    /** A link may name the contact who becomes a landlord. */
    private @Nullable SavedContact future(QueryParameters query) {
        var contactId = new QueryReader(query.getParameters()).id("contact");
        return contactId == null
                ? null
                : contacts.find(contactId)
                        .filter(contact -> !contact.archived())
                        .orElse(null);
    }

    private void open(String id) {
        if (OpenRecord.NEW.equals(id)) {
            subject = getTranslation("landlord.new");
            grid.deselectAll();
            panel.create(future);
            open.show(id, panel);
            return;
        }
        var landlord = find(id);
        if (landlord.isEmpty()) {
            Toasts.notice(getTranslation("landlord.not-found", id));
            close();
            return;
        }
        subject = landlord.get().name();
        grid.mark(landlord.get());
        panel.show(landlord.get());
        open.show(id, panel);
    }

    private Optional<SavedLandlord> find(String id) {
        return OpenRecord.number(id).flatMap(landlords::find);
    }

    private void close() {
        subject = getTranslation("landlords.title");
        grid.deselectAll();
        open.close();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (panel.hasUnsavedChanges()) {
            Unsaved.hold(this, event, panel::discard);
        }
    }

    private void filterBy(LandlordFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        open.rewriteAddress();
    }

    private void show(LandlordFilter newFilter, LandlordSort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        chips.show(filter);
        saved.show(LandlordUrl.write(filter, sort));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", subject);
    }
}
