package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.platform.ui.Chips;
import java.util.function.Consumer;

/** What is filtered by, in words; a click takes one condition away, or all. */
class ContactChips extends Chips {

    private final Consumer<ContactFilter> changed;

    ContactChips(Consumer<ContactFilter> changed) {
        this.changed = changed;
    }

    void show(ContactFilter f) {
        clear();
        var kind = f.kind();
        var role = f.role();
        chip("filter.chip.text", f.text(), () -> changed.accept(new ContactFilter("", kind, role, f.archived())));
        chip(
                "contact.kind",
                kind == null ? "" : getTranslation("contact-kind." + kind),
                () -> changed.accept(new ContactFilter(f.text(), null, role, f.archived())));
        chip(
                "contact.role",
                role == null ? "" : getTranslation("contact-role." + role),
                () -> changed.accept(new ContactFilter(f.text(), kind, null, f.archived())));
        chip(
                "filter.archived",
                f.archived() ? getTranslation("yes") : "",
                () -> changed.accept(new ContactFilter(f.text(), kind, role, false)));
        clearing(() -> changed.accept(ContactFilter.ALL));
    }
}
