package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactHolding;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** What hangs on a contact, with the way to each. */
public class HoldingList extends Div {

    private static final long serialVersionUID = 1L;

    public HoldingList(List<ContactHolding> holdings) {
        addClassName("holdings");
        if (holdings.isEmpty()) {
            add(new Paragraph(getTranslation("holding.none")));
        }
        holdings.forEach(this::add);
    }

    private void add(ContactHolding holding) {
        var links = new UnorderedList();
        for (var record : holding.first()) {
            var item = new ListItem(new Anchor(record.path(), record.text()));
            if (record.note() != null) {
                item.add(new Span(" " + record.note()));
            }
            links.add(item);
        }
        add(new H3(count(this, holding.kind(), holding.count())), links);
        if (holding.count() > holding.first().size()) {
            add(new Paragraph(getTranslation(
                    "holding.more", holding.count() - holding.first().size())));
        }
    }

    /** "3 listings". */
    static String count(Component owner, String kind, long count) {
        return owner.getTranslation(
                "holding." + kind, NumberFormat.getIntegerInstance(Locale.UK).format(count), count);
    }
}
