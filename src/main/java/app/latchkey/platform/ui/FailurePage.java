package app.latchkey.platform.ui;

import app.latchkey.platform.RequestIdFilter;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Shown when a page can't be built; the log has the reason under the number shown. */
@ParentLayout(MainLayout.class)
@PermitAll
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("A page failed: {}", screen(event), parameter.getException());
        say(
                VaadinIcon.WARNING,
                getTranslation("error.unexpected.title"),
                getTranslation("error.unexpected", String.valueOf(MDC.get(RequestIdFilter.KEY))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** The pattern and never the address, which may say whose it is, or be the secret of a link. */
    private static String screen(BeforeEnterEvent event) {
        var registry = event.getSource().getRegistry();
        return registry.getNavigationTarget(event.getLocation().getPath())
                .flatMap(registry::getTemplate)
                .orElse("no screen");
    }
}
