package app.latchkey.platform.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shell: navigation by role on the left, the person on the top right. */
@Layout
@PermitAll
class MainLayout extends AppLayout {

    MainLayout(CurrentUser user, AuthenticationContext authentication, List<DrawerSection> sections) {
        setPrimarySection(Section.DRAWER);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        var bar = new Header(toggle, spacer());
        bar.addClassName("top-bar");
        user.find().ifPresent(person -> bar.add(userMenu(person, authentication)));
        addToNavbar(bar);
        var below = new Div(navigation());
        sections.forEach(section -> section.create().ifPresent(below::add));
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

    private MenuBar userMenu(SignedIn person, AuthenticationContext authentication) {
        var avatar = new Avatar(person.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("user-menu");
        var name = new Span(person.name());
        name.addClassName("user-name");
        var root = menu.addItem(new Div(avatar, name));
        root.getElement().setAttribute("aria-label", getTranslation("shell.user", person.name()));
        var items = root.getSubMenu();
        var who = new Div(new Span(person.email()), new Span(getTranslation("role." + person.role())));
        who.addClassName("user-card");
        items.addItem(who).setEnabled(false);
        items.addSeparator();
        for (var scheme : ColorSchemes.CHOICES) {
            MenuItem item =
                    items.addItem(getTranslation("shell.scheme." + scheme), event -> ColorSchemes.choose(scheme));
            item.setCheckable(true);
            item.setChecked(scheme == ColorSchemes.chosen());
            item.addClickListener(event -> items.getItems().stream()
                    .filter(MenuItem::isCheckable)
                    .forEach(other -> other.setChecked(other == item)));
        }
        items.addSeparator();
        items.addItem(
                new Div(VaadinIcon.SIGN_OUT.create(), new Span(getTranslation("shell.sign-out"))),
                event -> authentication.logout());
        return menu;
    }

    private static Div spacer() {
        var spacer = new Div();
        spacer.addClassName("spacer");
        return spacer;
    }
}
