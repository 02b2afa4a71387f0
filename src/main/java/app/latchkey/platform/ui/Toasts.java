package app.latchkey.platform.ui;

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

    public static void notice(String message) {
        show(message, 8000, NotificationVariant.WARNING);
    }

    public static void error(String message) {
        show(message, 0, NotificationVariant.ERROR);
    }

    /** Says what was done, and takes it back on request. */
    public static void undoable(String message, Runnable undo) {
        var toast = show(message, 10_000, NotificationVariant.SUCCESS);
        var back = new Button(toast.getTranslation("shell.undo"), event -> {
            toast.close();
            undo.run();
        });
        toast.getChildren().findFirst().ifPresent(content -> ((HorizontalLayout) content).addComponentAtIndex(1, back));
    }

    private static Notification show(String message, int milliseconds, NotificationVariant variant) {
        var toast = new Notification();
        var text = new Span(message);
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> toast.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(toast.getTranslation("shell.close"));
        var content = new HorizontalLayout(text, close);
        content.setAlignItems(HorizontalLayout.Alignment.CENTER);
        content.expand(text);
        toast.add(content);
        toast.addThemeVariants(variant);
        toast.setDuration(milliseconds);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.open();
        return toast;
    }
}
