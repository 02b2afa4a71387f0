package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactMergeService;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.SavedContact;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contacts: filter, list, and beside it the contact that the address names. */
@Route("contacts/:id?")
@Menu(title = "nav.contacts", order = 14, icon = "vaadin:users")
@StyleSheet("context://latchkey/contacts.css")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN, Roles.VIEWER})
class ContactsView extends MasterDetailLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, HasShortcuts {

    private static final String PATH = "contacts";
    private static final String ID = "id";
    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.new-contact", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"),
            Shortcut.of("shortcut.save", "Ctrl", "S"));

    private final ContactService contacts;
    private final ContactGrid grid;
    private final ContactFilterBar filterBar = new ContactFilterBar(this::filterBy);
    private final ContactChips chips = new ContactChips(this::filterBy);
    private final ListHeading heading = new ListHeading(getTranslation("contacts.title"), "contacts.count");
    private final SavedSearches saved;
    private final OpenRecord open;
    private final ContactPanel panel;
    private ContactFilter filter = ContactFilter.ALL;
    private ContactSort sort = ContactSort.DEFAULT;
    private String subject = getTranslation("contacts.title");

    ContactsView(
            ContactService contacts,
            ContactMergeService merges,
            LiveUpdates live,
            StaffService staff,
            Workspace workspace,
            CurrentUser user) {
        this.contacts = contacts;
        var person = user.require();
        var role = person.role();
        grid = new ContactGrid(getTranslation("contacts.title"), contacts, heading::counted);
        heading.addLine(grid.live(live));
        saved = workspace.savedSearches(PATH, ContactUrl::canonical);
        filterBar.addTools(saved, workspace.columns(PATH, grid));
        open = new OpenRecord(this, grid, PATH, saved::address, getTranslation("contact.detail"));
        panel = new ContactPanel(
                contacts, merges, role, live.presence(person, staff::names), workspace, new ContactPanel.Host() {
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
            heading.addNew(getTranslation("contact.new"), () -> open.go(OpenRecord.NEW));
        }
        var master = new Div(heading, filterBar, chips, grid);
        master.addClassName("list-view");
        setMaster(master);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem()
                        .map(ContactRow::id)
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
        var url = ContactUrl.parse(saved.open(event.getLocation().getQueryParameters()));
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
        event.getRouteParameters().get(ID).ifPresentOrElse(this::open, this::close);
    }

    private void open(String id) {
        if (OpenRecord.NEW.equals(id)) {
            subject = getTranslation("contact.new");
            grid.deselectAll();
            panel.create();
            open.show(id, panel);
            return;
        }
        var contact = find(id);
        if (contact.isEmpty()) {
            Toasts.notice(getTranslation("contact.not-found", id));
            close();
            return;
        }
        subject = contact.get().name();
        grid.mark(contact.get());
        panel.show(contact.get());
        open.show(id, panel);
    }

    private Optional<SavedContact> find(String id) {
        return OpenRecord.number(id).flatMap(contacts::find);
    }

    private void close() {
        subject = getTranslation("contacts.title");
        grid.deselectAll();
        open.close();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (panel.hasUnsavedChanges()) {
            Unsaved.hold(this, event, panel::discard);
        }
    }

    private void filterBy(ContactFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        open.rewriteAddress();
    }

    private void show(ContactFilter newFilter, ContactSort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        chips.show(filter);
        saved.show(ContactUrl.write(filter, sort));
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
