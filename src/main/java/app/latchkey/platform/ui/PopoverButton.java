package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/** A button with something behind it that is made whenever it is opened, and gone when it closes. */
public abstract class PopoverButton extends Button {

    private static final long serialVersionUID = 1L;

    private final Popover popover = new Popover();

    /** @param title key of what it is called, for those who hear it */
    protected PopoverButton(PopoverPosition position, String width, String title, Object... parameters) {
        popover.setTarget(this);
        popover.setAriaLabel(getTranslation(title, parameters));
        popover.setPosition(position);
        popover.setWidth("min(%s, 90vw)".formatted(width));
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(content());
            }
        });
    }

    protected abstract Component content();

    protected final void close() {
        popover.close();
    }
}
