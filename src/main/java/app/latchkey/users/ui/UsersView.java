package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.agencies.AgencyService.BranchName;
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
import app.latchkey.users.Invitation;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserRow;
import app.latchkey.users.UserSort;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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

/** The people of the agency, for its administrators: filter, list, and beside it whom the address names. */
@Route(UsersView.PATH + "/:id?")
@Menu(title = "nav.users", order = 30, icon = "vaadin:group")
@StyleSheet("context://latchkey/users.css")
@RolesAllowed(Roles.ADMIN)
class UsersView extends MasterDetailLayout
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, HasShortcuts {

    static final String PATH = "users";

    private static final String ID = "id";
    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.filter", "/"),
            Shortcut.of("shortcut.invite", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"),
            Shortcut.of("shortcut.save", "Ctrl", "S"));

    private final transient PeopleDesk people;
    private final transient List<BranchName> branches;
    private final UserGrid grid;
    private final UserFilterBar filterBar;
    private final UserChips chips;
    private final UserPanel panel;
    private final OpenRecord open;
    private final Div waiting = new Div();
    private UserFilter filter = UserFilter.ALL;
    private UserSort sort = UserSort.DEFAULT;
    private String subject = getTranslation("users.title");

    UsersView(PeopleDesk people, AgencyService agency, LiveUpdates live, CurrentUser user) {
        this.people = people;
        branches = agency.branches();
        var heading = new ListHeading(getTranslation("users.title"), "users.count");
        heading.addNew(getTranslation("invite.button"), this::invite);
        filterBar = new UserFilterBar(branches, this::filterBy);
        chips = new UserChips(branches, this::filterBy);
        grid = new UserGrid(getTranslation("users.title"), people.users(), heading::counted);
        heading.addLine(grid.live(live));
        open = new OpenRecord(this, grid, PATH, () -> UserUrl.write(filter, sort), getTranslation("user.detail"));
        panel = new UserPanel(people, user.require().id(), branches, live, new UserPanel.Host() {
            @Override
            public void close() {
                open.go(null);
            }

            @Override
            public void changed() {
                grid.getDataProvider().refreshAll();
                showWaiting();
            }
        });
        waiting.addClassName("users-waiting");
        waiting.getElement().setAttribute("role", "status");
        Keys.plain(this, "/", filterBar::focus);
        Keys.plain(this, "n", this::invite);
        var master = new Div(heading, new PeopleFigures(people.users(), live), waiting, filterBar, chips, grid);
        master.addClassName("list-view");
        setMaster(master);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem()
                        .map(UserRow::id)
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
        var url = UserUrl.parse(event.getLocation().getQueryParameters());
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
        showWaiting();
        event.getRouteParameters().get(ID).ifPresentOrElse(this::open, this::close);
    }

    private void open(String id) {
        var person = OpenRecord.number(id).flatMap(people.users()::find);
        if (person.isEmpty()) {
            Toasts.notice(getTranslation("user.not-found", id));
            close();
            return;
        }
        subject = person.get().details().name();
        grid.mark(person.get());
        panel.show(person.get());
        open.show(id, panel);
    }

    private void close() {
        subject = getTranslation("users.title");
        grid.deselectAll();
        open.close();
    }

    /** Those whom a file brought have no link yet. */
    private void showWaiting() {
        int without = people.invitations().countWithoutLink();
        waiting.removeAll();
        waiting.setVisible(without > 0);
        if (without > 0) {
            waiting.add(
                    new Span(getTranslation("users.waiting", without)),
                    new Button(
                            getTranslation("users.waiting.link"),
                            event -> hand(people.invitations().linkAll())));
        }
    }

    private void invite() {
        new InviteDialog(people.invitations(), branches, this::hand).open();
    }

    private void hand(List<Invitation> made) {
        grid.getDataProvider().refreshAll();
        showWaiting();
        new LinksDialog(made, people.invitations().areMailed()).open();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (panel.hasUnsavedChanges()) {
            Unsaved.hold(this, event, panel::discard);
        }
    }

    private void filterBy(UserFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        open.rewriteAddress();
    }

    private void show(UserFilter newFilter, UserSort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        chips.show(filter);
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
