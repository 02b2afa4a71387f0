package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.HasShortcuts;
import app.latchkey.platform.ui.Keys;
import app.latchkey.platform.ui.ListHeading;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.Shortcut;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserService;
import app.latchkey.users.UserSort;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The people of the agency, for its administrators. */
@Route(UsersView.PATH)
@Menu(title = "nav.users", order = 30, icon = "vaadin:group")
@StyleSheet("context://latchkey/users.css")
@RolesAllowed(Roles.ADMIN)
class UsersView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasShortcuts {

    static final String PATH = "users";

    private static final List<Shortcut> SHORTCUTS =
            List.of(Shortcut.of("shortcut.filter", "/"), Shortcut.of("shortcut.rows", "↑", "↓"));

    private final UserGrid grid;
    private final UserFilterBar filterBar;
    private final UserChips chips;
    private UserFilter filter = UserFilter.ALL;
    private UserSort sort = UserSort.DEFAULT;

    UsersView(UserService users, AgencyService agency, LiveUpdates live) {
        addClassName("list-view");
        var branches = agency.branches();
        var heading = new ListHeading(getTranslation("users.title"), "users.count");
        filterBar = new UserFilterBar(branches, this::filterBy);
        chips = new UserChips(branches, this::filterBy);
        grid = new UserGrid(getTranslation("users.title"), users, heading::counted);
        grid.addSortListener(event -> {
            if (event.isFromClient()) {
                show(filter, grid.order());
                rewriteAddress();
            }
        });
        Keys.plain(this, "/", filterBar::focus);
        heading.addLine(grid.live(live));
        add(heading, filterBar, chips, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var url = UserUrl.parse(event.getLocation().getQueryParameters());
        if (!url.ignored().isEmpty()) {
            Toasts.notice(getTranslation("listings.ignored", String.join(", ", url.ignored())));
        }
        show(url.filter(), url.sort());
        filterBar.show(filter);
    }

    private void filterBy(UserFilter wanted) {
        show(wanted, sort);
        filterBar.show(wanted);
        rewriteAddress();
    }

    private void show(UserFilter newFilter, UserSort newSort) {
        filter = newFilter;
        sort = newSort;
        grid.show(filter, sort);
        chips.show(filter);
    }

    private void rewriteAddress() {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(PATH, UserUrl.write(filter, sort)));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("users.title"));
    }
}
