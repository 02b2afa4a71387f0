package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEventListener;
import com.vaadin.flow.dom.DomListenerRegistration;

/** Keys that are heard wherever one is on a screen, but for single letters where one types. */
public final class Keys {

    private static final String NOT_TYPING =
            "!event.composedPath()[0].matches('input, textarea, select, [contenteditable]')";
    private static final String UNMODIFIED = "!event.ctrlKey && !event.metaKey && !event.altKey";

    private Keys() {}

    /** A single key, while the component is on the screen. */
    public static void plain(Component on, String key, Runnable action) {
        listen(on, "event.key === '%s' && %s && %s".formatted(key, UNMODIFIED, NOT_TYPING), action);
    }

    /** With Ctrl, or with Command on a Mac, also while one types. */
    public static void withControl(Component on, char key, Runnable action) {
        listen(on, "(event.ctrlKey || event.metaKey) && !event.altKey && event.key === '%s'".formatted(key), action);
    }

    private static void listen(Component on, String condition, Runnable action) {
        on.addAttachListener(event -> {
            var heard = hear(event.getUI(), condition, pressed -> action.run());
            on.addDetachListener(gone -> {
                heard.remove();
                gone.unregisterListener();
            });
        });
    }

    private static DomListenerRegistration hear(UI ui, String condition, DomEventListener listener) {
        return ui.getElement()
                .addEventListener("keydown", listener)
                .setFilter(condition + " && (event.preventDefault(), true)");
    }
}
