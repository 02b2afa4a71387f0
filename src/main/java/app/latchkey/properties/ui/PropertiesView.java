package app.latchkey.properties.ui;

import app.latchkey.landlords.LandlordService;
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
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyRow;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.SavedProperty;
import app.latchkey.users.StaffService;
import app.latchkey.workspace.ui.SavedSearches;
import app.latchkey.workspace.ui.Workspace;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dwellings: filter, list, and beside it the property that the address names. */
@Route("properties/:id?")
@Menu(title = "nav.properties", order = 11, icon = "vaadin:building")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN, Roles.VIEWER})
class PropertiesView extends MasterDetailLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, HasShortcuts {

    private static final String PATH = "properties";
    private static final String ID = "id";
    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.new-property", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"),
            Shortcut.of("shortcut.save", "Ctrl", "S"));

    private final PropertyService properties;
    private final PropertyGrid grid;
    private final PropertyFilterBar filterBar = new PropertyFilterBar(this::filterBy);
    private final PropertyChips chips = new PropertyChips(this::filterBy);
    private final ListHeading heading = new ListHeading(getTranslation("properties.title"), "properties.count");
    private final SavedSearches saved;
    private final OpenRecord open;
    private final PropertyPanel panel;
    private PropertyFilter filter = PropertyFilter.ALL;
    private PropertySort sort = PropertySort.DEFAULT;

    PropertiesView(
            PropertyService properties,
            OwnershipService ownerships,
            LandlordService landlords,
            LiveUpdates live,
            StaffService staff,
            Workspace workspace,
            CurrentUser user,
            Clock clock) {
        this.properties = properties;
        var person = user.require();
        boolean mayWrite = person.role().mayWrite();
        grid = new PropertyGrid(getTranslation("properties.title"), properties, heading::counted);
        heading.addLine(grid.live(live));
        saved = workspace.savedSearches(PATH, PropertyUrl::canonical);
        filterBar.addTools(saved, workspace.columns(PATH, grid));
        open = new OpenRecord(this, grid, PATH, saved::address, getTranslation("property.detail"));
        panel = new PropertyPanel(
                properties,
                ownerships,
                landlords,
                clock,
                mayWrite,
                live.presence(person, staff::names),
                workspace,
                new PropertyPanel.Host() {
                    @Override
                    public void open(@Nullable Long id) {
                        open.go(id == null ? null : id.toString());
                    }

                    @Override
                    public void changed() {
                        grid.getDataProvider().refreshAll();
                    }
                });
        Keys.plain(this, "/", filterBar::focus);
        if (mayWrite) {
            Keys.plain(this, "n", () -> open.go(OpenRecord.NEW));
            heading.addNew(getTranslation("property.new"), () -> open.go(OpenRecord.NEW));
        }
        var master = new Div(heading, filterBar, chips, grid);
        master.addClassName("list-view");
        setMaster(master);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem()
                        .map(PropertyRow::id)
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
        var url = PropertyUrl.parse(saved.open(event.getLocation().getQueryParameters()));
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
        event.getRouteParameters().get(ID).ifPresentOrElse(this::open, this::close);
    }

    private void open(String id) {
        if (OpenRecord.NEW.equals(id)) {
            grid.deselectAll();
            panel.create();
            open.show(id, panel);
            return;
        }
        var property = find(id);
        if (property.isEmpty()) {
            Toasts.notice(getTranslation("property.not-found", id));
            close();
            return;
        }
        grid.mark(property.get());
        panel.show(property.get());
        open.show(id, panel);
    }

    private Optional<SavedProperty> find(String id) {
        return OpenRecord.number(id).flatMap(properties::find);
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

    private void filterBy(PropertyFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        open.rewriteAddress();
    }

    private void show(PropertyFilter newFilter, PropertySort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        chips.show(filter);
        saved.show(PropertyUrl.write(filter, sort));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        var subject = open.shown() == null
                ? getTranslation("properties.title")
                : open.isNew() ? getTranslation("property.new") : panel.title();
        return getTranslation("page.title", subject);
    }
}
