package app.latchkey.platform.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import jakarta.annotation.security.PermitAll;

/** Leads everybody to where they want to begin, or else to the first screen of their navigation. */
@Route("")
@PermitAll
class HomeView extends Div implements BeforeEnterObserver {

    private final StartPage startPage;

    HomeView(StartPage startPage) {
        this.startPage = startPage;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        startPage
                .find()
                .ifPresentOrElse(
                        start -> event.forwardTo(start.getPath(), start.getQueryParameters()),
                        () -> MenuConfiguration.getMenuEntries().stream()
                                .findFirst()
                                .ifPresent(first -> event.forwardTo(first.path())));
    }
}
