package app.latchkey.workspace.ui;

import app.latchkey.platform.ui.PopoverButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;

/** The way to a list's columns. */
public class ColumnMenu extends PopoverButton {

    private static final long serialVersionUID = 1L;

    private final transient GridLayout<?> layout;

    ColumnMenu(GridLayout<?> layout) {
        super(PopoverPosition.BOTTOM_END, "20rem", "columns.title");
        this.layout = layout;
        setIcon(VaadinIcon.GRID_H.create());
        setText(getTranslation("columns.open"));
        setAriaLabel(getTranslation("columns.open"));
        addClassName("column-menu");
    }

    @Override
    protected Component content() {
        return new ColumnChoice(layout);
    }
}
