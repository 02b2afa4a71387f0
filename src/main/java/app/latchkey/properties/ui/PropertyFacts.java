package app.latchkey.properties.ui;

import app.latchkey.platform.ui.Facts;
import app.latchkey.properties.SavedProperty;

/** What is known of a property, to read. */
class PropertyFacts extends Facts {

    PropertyFacts(SavedProperty property) {
        var d = property.details();
        var postcode = d.postcode();
        fact("listing.address", d.address());
        fact("listing.town", d.town());
        fact("listing.postcode", postcode == null ? d.outcode() : postcode.value());
        fact("listing.type", getTranslation("type." + d.propertyType()));
        number("listing.bedrooms", d.bedrooms());
        number("listing.bathrooms", d.bathrooms());
        number("property.receptions", d.receptions());
        var area = d.floorAreaSqm();
        fact("property.floor-area", area == null ? null : getTranslation("property.square-metres", area));
        fact("property.council-tax", d.councilTaxBand());
        fact("property.epc", d.epcExempt() ? getTranslation("property.epc-exempt") : d.epcRating());
        date("property.epc-expires", d.epcExpiresOn());
        fact("property.own-ref", d.ownRef());
        fact("property.uprn", d.uprn() == null ? null : Long.toString(d.uprn()));
        var position = Position.of(d);
        fact("property.position", position.isEmpty() ? null : position);
    }
}
