package app.latchkey.workspace.ui;

import app.latchkey.workspace.RecordLink;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;

/** Stars a record, or takes the star away. */
class StarButton extends Button {

    private static final long serialVersionUID = 1L;

    StarButton(MarkedRecords records, RecordLink link) {
        addClassName("star");
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(getTranslation("star.label", link.title()));
        addClickListener(event -> records.toggleStar(link));
        Signal.effect(this, () -> show(records.marks().get().isStarred(link)));
    }

    private void show(boolean starred) {
        setIcon((starred ? VaadinIcon.STAR : VaadinIcon.STAR_O).create());
        getElement().setAttribute("aria-pressed", Boolean.toString(starred));
        setTooltipText(getTranslation(starred ? "star.remove" : "star.add"));
    }
}
