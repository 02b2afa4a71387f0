package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches the contacts as one types, a page at a time. */
public class ContactPicker extends ComboBox<ContactRow> {

    private static final long serialVersionUID = 1L;

    public ContactPicker(String label, ContactService contacts) {
        super(label);
        setItems(
                query -> contacts
                        .rows(
                                filter(query.getFilter().orElse("")),
                                ContactSort.DEFAULT,
                                query.getOffset(),
                                query.getLimit())
                        .stream(),
                query -> Math.toIntExact(contacts.count(filter(query.getFilter().orElse("")))));
        setItemLabelGenerator(ContactPicker::words);
        setClearButtonVisible(true);
        setPageSize(30);
    }

    /** Name, and what tells two of one name apart. */
    private static String words(ContactRow row) {
        var phone = row.phone();
        return Stream.of(row.name(), phone == null ? null : phone.british(), row.email(), row.postcode())
                .filter(Objects::nonNull)
                .limit(3)
                .collect(Collectors.joining(" · "));
    }

    private static ContactFilter filter(String text) {
        return ContactFilter.ofText(text);
    }
}
