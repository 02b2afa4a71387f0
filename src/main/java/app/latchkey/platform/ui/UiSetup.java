package app.latchkey.platform.ui;

import app.latchkey.platform.RequestIdFilter;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletContext;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What is true of every session: British, friendly on errors, and back to the same address after it expired. */
@Component
class UiSetup implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UiSetup.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        if (service.getContext() instanceof VaadinServletContext context) {
            // Past Vaadin's own setter, which takes no second one.
            context.getContext()
                    .setAttribute(Lookup.class.getName(), new RememberingLookup(context.getAttribute(Lookup.class)));
        }
        service.setSystemMessagesProvider(info -> {
            var messages = new CustomizedSystemMessages();
            messages.setSessionExpiredNotificationEnabled(false);
            return messages;
        });
        service.addSessionInitListener(session -> {
            session.getSession().setLocale(Locale.UK);
            session.getSession().setErrorHandler(UiSetup::failed);
        });
        service.addUIInitListener(opened -> opened.getUI().setLocale(Locale.UK));
    }

    /** The person learns that it failed and a number to quote; the log has the rest under that number. */
    private static void failed(ErrorEvent error) {
        var ui = UI.getCurrent();
        if (causedBy(error.getThrowable(), AccessDeniedException.class)) {
            if (ui != null) {
                Toasts.error(ui.getTranslation("error.forbidden"));
            }
            return;
        }
        if (causedBy(error.getThrowable(), ClientAbortException.class)) {
            // The browser went away while it was answered: nobody is left to be told, and nothing is wrong here.
            return;
        }
        if (causedBy(error.getThrowable(), QueryTimeoutException.class)) {
            LOG.warn("A statement took too long for a screen", error.getThrowable());
            if (ui != null) {
                Toasts.error(ui.getTranslation("error.timeout", String.valueOf(MDC.get(RequestIdFilter.KEY))));
            }
            return;
        }
        LOG.error("A screen failed", error.getThrowable());
        var request = VaadinRequest.getCurrent();
        if (request != null) {
            request.setAttribute(RequestIdFilter.FAILED, true);
        }
        if (ui != null) {
            Toasts.error(ui.getTranslation("error.unexpected", String.valueOf(MDC.get(RequestIdFilter.KEY))));
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
