package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;

/** Short messages over the screen. What went wrong stays until it is read. */
public final class Toasts {

    private Toasts() {}

    public static void done(String message) {
        show(message, 4000, NotificationVariant.SUCCESS);
    }

    /** With a step to take, for as long as it stands there; it must be open elsewhere, too. */
    public static void done(String message, String step, Runnable take) {
        var toast = new Notification();
        var button = new Button(step, event -> {
            toast.close();
            take.run();
        });
        show(toast, message, 15_000, NotificationVariant.SUCCESS, button);
    }

    public static void notice(String message) {
        show(message, 8000, NotificationVariant.WARNING);
    }

    public static void error(String message) {
        show(message, 0, NotificationVariant.ERROR);
    }

    private static void show(String message, int milliseconds, NotificationVariant variant) {
        show(new Notification(), message, milliseconds, variant);
    }

    private static void show(
            Notification toast, String message, int milliseconds, NotificationVariant variant, Component... steps) {
        var text = new Span(message);
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> toast.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(toast.getTranslation("shell.close"));
        var content = new HorizontalLayout(text);
        content.add(steps);
        content.add(close);
        content.setAlignItems(HorizontalLayout.Alignment.CENTER);
        content.expand(text);
        toast.add(content);
        toast.addThemeVariants(variant);
        toast.setDuration(milliseconds);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.open();
    }
}
