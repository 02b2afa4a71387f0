package app.latchkey.properties.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.properties.PropertyListing;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** The listings of a property, with the way to each. */
class ListingsTab extends Div {

    ListingsTab(List<PropertyListing> listings) {
        addClassName("linked-records");
        if (listings.isEmpty()) {
            add(new Paragraph(getTranslation("property.listings.none")));
            return;
        }
        var list = new UnorderedList();
        listings.forEach(listing -> list.add(item(listing)));
        add(list);
    }

    private ListItem item(PropertyListing listing) {
        var link = new Anchor("listings/" + listing.reference(), listing.reference());
        link.getElement().setAttribute("router-link", true);
        var status = new Span(getTranslation("status." + listing.status()));
        status.addClassNames("status", listing.status());
        var rent = listing.rent();
        var facts = new Span(rent == null ? getTranslation("listing.rent-missing") : rent.toString());
        var since = new Span(getTranslation("listing.since", Dates.moment(listing.statusSince())));
        return new ListItem(link, status, facts, since);
    }
}
