package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactKind;
import app.latchkey.platform.ui.FilterBar;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;

/** The fields of the filter. */
class ContactFilterBar extends FilterBar {

    /** The roles there are to filter by. */
    private static final List<String> ROLES = List.of("LANDLORD");

    private final Select<ContactKind> kind = new Select<>();
    private final Select<String> role = new Select<>();
    private final Checkbox archived = new Checkbox(getTranslation("filter.archived"));
    private final Consumer<ContactFilter> changed;

    ContactFilterBar(Consumer<ContactFilter> changed) {
        super("filter.contact-text");
        this.changed = changed;
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
        addTools(kind, role, archived);
        report(this::apply, List.of(text, kind, role, archived));
    }

    /** Takes over a filter without reporting it as typed. */
    void show(ContactFilter filter) {
        silently(() -> {
            set(text, filter.text());
            kind.setValue(filter.kind());
            var wanted = filter.role();
            role.setValue(wanted != null && ROLES.contains(wanted) ? wanted : null);
            archived.setValue(filter.archived());
        });
    }

    private void apply() {
        changed.accept(new ContactFilter(text.getValue(), kind.getValue(), role.getValue(), archived.getValue()));
    }
}
