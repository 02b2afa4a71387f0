package app.latchkey.metrics.ui;

import app.latchkey.metrics.OpenScreens;
import app.latchkey.metrics.RoundTrip;
import app.latchkey.metrics.RoundTrip.Action;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;

/** Says of each round trip which screen it is about and what is done on it, and counts what is open. */
@org.springframework.stereotype.Component
class ScreenWatch implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient OpenScreens open;

    ScreenWatch(OpenScreens open) {
        this.open = open;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(new Naming());
        event.getSource().addSessionInitListener(began -> open.sessionBegan());
        event.getSource().addSessionDestroyListener(ended -> open.sessionEnded());
        event.getSource().addUIInitListener(this::opened);
    }

    private void opened(UIInitEvent event) {
        var ui = event.getUI();
        ui.addAfterNavigationListener(arrived -> {
            RoundTrip.current().ifPresent(trip -> trip.is(Action.NAVIGATION));
            open.shows(ui, view(ui));
        });
        ui.addDetachListener(closed -> open.closed(ui));
    }

    private static String view(UI ui) {
        var chain = ui.getInternals().getActiveRouterTargetsChain();
        return chain.isEmpty() ? "/" : "/" + template(chain.getFirst());
    }

    private static String template(HasElement view) {
        var route = view.getClass().getAnnotation(Route.class);
        return route == null ? view.getClass().getSimpleName() : route.value();
    }

    private static final class Naming implements VaadinRequestInterceptor {

        private static final long serialVersionUID = 1L;

        @Override
        public void requestStart(VaadinRequest request, VaadinResponse response) {
            RoundTrip.current().ifPresent(trip -> trip.is(action(request)));
        }

        private static Action action(VaadinRequest request) {
            var type = request.getParameter("v-r");
            if (RequestType.UIDL.getIdentifier().equals(type)) {
                return Action.EVENT;
            }
            if (RequestType.HEARTBEAT.getIdentifier().equals(type)) {
                return Action.HEARTBEAT;
            }
            if (RequestType.PUSH.getIdentifier().equals(type)) {
                return Action.PUSH;
            }
            var path = String.valueOf(request.getPathInfo());
            if (path.startsWith("/VAADIN/dynamic/")) {
                return "GET".equals(request.getMethod()) ? Action.DOWNLOAD : Action.UPLOAD;
            }
            return path.startsWith("/VAADIN/") ? Action.FILE : Action.PAGE;
        }

        @Override
        public void handleException(
                VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session, Exception failure) {
            RoundTrip.current().ifPresent(RoundTrip::fails);
        }

        @Override
        public void requestEnd(VaadinRequest request, VaadinResponse response, @Nullable VaadinSession session) {
            RoundTrip.current().filter(trip -> trip.action() != Action.FILE).ifPresent(trip -> {
                var ui = UI.getCurrent();
                trip.shows(ui == null || ui.getSession() == null ? "/" : view(ui));
            });
        }
    }
}
