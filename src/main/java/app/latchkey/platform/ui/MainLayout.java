package app.latchkey.platform.ui;

import app.latchkey.platform.search.QuickAction;
import app.latchkey.platform.search.QuickFinder;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shell: navigation by role on the left, quick search above, the person on the top right. */
@Layout
@PermitAll
class MainLayout extends AppLayout {

    private final List<QuickFinder> finders;
    private final List<QuickSearch.Action> actions;

    MainLayout(
            CurrentUser user,
            AuthenticationContext authentication,
            List<QuickFinder> finders,
            List<QuickAction> quickActions,
            List<DrawerSection> sections) {
        var signedIn = user.find();
        var free = signedIn.filter(person -> !person.isConfined());
        // A superuser belongs to no agency, and there is nothing to find outside one.
        this.finders = free.filter(person -> person.agencyId() != null).isPresent() ? finders : List.of();
        this.actions = actions(free.map(SignedIn::role), quickActions);
        setPrimarySection(Section.DRAWER);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        var bar = new Header(toggle, spacer());
        bar.addClassName("top-bar");
        free.ifPresent(person -> {
            bar.add(searchButton(), spacer());
            Keys.withControl(this, 'k', this::search);
        });
        signedIn.ifPresent(person -> {
            bar.add(new UserMenu(person, authentication::logout));
            Keys.plain(this, "?", this::listShortcuts);
        });
        addToNavbar(bar);
        var below = new Div(navigation());
        free.ifPresent(person -> sections.forEach(section -> section.create().ifPresent(below::add)));
        var side = new Aside(brand(), new Scroller(below));
        side.getElement().setAttribute("aria-label", getTranslation("app.name"));
        addToDrawer(side);
    }

    @Override
    public void setContent(@Nullable Component content) {
        super.setContent(content);
        if (content != null) {
            content.getElement().setAttribute("role", "main");
        }
    }

    private List<QuickSearch.Action> actions(Optional<Role> role, List<QuickAction> quickActions) {
        return Stream.concat(
                        quickActions.stream()
                                .filter(action ->
                                        role.filter(action.roles()::contains).isPresent())
                                .map(action -> new QuickSearch.Action(getTranslation(action.title()), action.path())),
                        MenuConfiguration.getMenuEntries().stream()
                                .map(entry -> new QuickSearch.Action(
                                        getTranslation("search.go-to", getTranslation(entry.title())), entry.path())))
                .toList();
    }

    private Button searchButton() {
        var keys = new Element("kbd").setText("Ctrl K");
        keys.setAttribute("aria-hidden", "true");
        var button = new Button(getTranslation("search.open"), VaadinIcon.SEARCH.create(), event -> search());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("search-button");
        button.getElement().appendChild(keys);
        return button;
    }

    private void search() {
        new QuickSearch(finders, actions).open();
    }

    private void listShortcuts() {
        new ShortcutList(getContent()).open();
    }

    private Div brand() {
        var mark = new Image("latchkey/icon.svg", "");
        var brand = new Div(mark, new Span(getTranslation("app.name")));
        brand.addClassName("brand");
        return brand;
    }

    private SideNav navigation() {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        for (var entry : MenuConfiguration.getMenuEntries()) {
            var item = new SideNavItem(getTranslation(entry.title()), entry.path(), new Icon(entry.icon()));
            item.setMatchNested(true);
            navigation.addItem(item);
        }
        return navigation;
    }

    private static Div spacer() {
        var spacer = new Div();
        spacer.addClassName("spacer");
        return spacer;
    }
}
