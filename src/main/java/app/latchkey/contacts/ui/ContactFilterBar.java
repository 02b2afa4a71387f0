package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;

/** The fields of the filter. */
class ContactFilterBar extends Div {

    /** The roles there are to filter by. */
    private static final List<String> ROLES = List.of("LANDLORD");

    private final Div line = new Div();
    private final TextField text = new TextField();
    private final Select<ContactKind> kind = new Select<>();
    private final Select<String> role = new Select<>();
    private final Checkbox archived = new Checkbox(getTranslation("filter.archived"));
    private final Consumer<ContactFilter> changed;
    private boolean showing;

    ContactFilterBar(Consumer<ContactFilter> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        text.setPlaceholder(getTranslation("filter.contact-text"));
        text.setAriaLabel(getTranslation("filter.contact-text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.addClassName("filter-text");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(300);
        kind.setItems(ContactKind.values());
        kind.setAriaLabel(getTranslation("contact.kind"));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("filter.any-kind"));
        kind.setItemLabelGenerator(
                value -> getTranslation(value == null ? "filter.any-kind" : "contact-kind." + value));
        role.setItems(ROLES);
        role.setAriaLabel(getTranslation("contact.role"));
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(getTranslation("filter.any-role"));
        role.setItemLabelGenerator(
                value -> getTranslation(value == null ? "filter.any-role" : "contact-role." + value));
        line.add(text, kind, role, archived);
        line.addClassName("filter-line");
        add(line);
        text.addValueChangeListener(event -> apply());
        kind.addValueChangeListener(event -> apply());
        role.addValueChangeListener(event -> apply());
        archived.addValueChangeListener(event -> apply());
    }

    /** Puts what goes with the filter beside it. */
    void addTools(Component... tools) {
        line.add(tools);
    }

    void focus() {
        text.focus();
    }

    /** Takes over a filter without reporting it as typed. */
    void show(ContactFilter filter) {
        showing = true;
        if (!filter.text().equals(text.getValue().strip())) {
            text.setValue(filter.text());
        }
        kind.setValue(filter.kind());
        var wanted = filter.role();
        role.setValue(wanted != null && ROLES.contains(wanted) ? wanted : null);
        archived.setValue(filter.archived());
        showing = false;
    }

    private void apply() {
        if (!showing) {
            changed.accept(new ContactFilter(text.getValue(), kind.getValue(), role.getValue(), archived.getValue()));
        }
    }
}
