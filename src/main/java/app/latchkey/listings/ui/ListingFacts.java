package app.latchkey.listings.ui;

import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.SavedListing;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of a listing, to read. */
class ListingFacts extends Div {

    private final DescriptionList list = new DescriptionList();

    private ListingFacts() {
        addClassName("facts");
        add(list);
    }

    static ListingFacts of(SavedListing listing) {
        var facts = new ListingFacts();
        var d = listing.details();
        var postcode = d.postcode();
        facts.fact("listing.address", d.address());
        facts.fact("listing.town", d.town());
        facts.fact("listing.postcode", postcode == null ? d.outcode() : postcode.value());
        facts.fact("listing.type", facts.getTranslation("type." + d.propertyType()));
        facts.fact("listing.bedrooms", Integer.toString(d.bedrooms()));
        facts.fact("listing.bathrooms", text(d.bathrooms()));
        var furnishing = d.furnishing();
        facts.fact("listing.furnishing", furnishing == null ? null : facts.getTranslation("furnishing." + furnishing));
        var rent = d.rent();
        facts.fact(
                "listing.rent",
                rent == null
                        ? null
                        : facts.getTranslation(
                                "listing.rent-line", Money.format(rent.pcmPence()), Money.format(rent.pwPence())));
        facts.fact("listing.deposit", money(d.depositPence()));
        facts.fact("listing.available", date(d.availableFrom()));
        facts.fact("listing.stay", text(d.expectedStayMonths()));
        facts.fact("listing.pets", facts.getTranslation(d.petsConsidered() ? "yes" : "no"));
        facts.fact("listing.branch", listing.branchName());
        facts.fact("listing.negotiator", listing.negotiatorName());
        facts.fact("listing.first-available", date(listing.firstAvailableOn()));
        if (listing.agreedRentPcmPence() != null) {
            facts.fact("listing.agreed-rent", money(listing.agreedRentPcmPence()));
            facts.fact("listing.let-agreed-on", date(listing.letAgreedOn()));
            facts.fact("listing.move-in", date(listing.moveInOn()));
        }
        facts.text("listing.summary", d.summary());
        facts.text("listing.description", d.description());
        return facts;
    }

    static ListingFacts propertyAndLandlord(SavedListing listing, LandlordService landlords) {
        var facts = new ListingFacts();
        var d = listing.details();
        facts.fact("property.own-ref", listing.propertyOwnRef());
        facts.fact("property.council-tax", d.councilTaxBand());
        facts.fact("property.epc", d.epcExempt() ? facts.getTranslation("property.epc-exempt") : d.epcRating());
        facts.fact("property.epc-expires", date(d.epcExpiresOn()));
        var landlordId = d.landlordId();
        var landlord = landlordId == null ? null : landlords.card(landlordId).orElse(null);
        if (landlord == null) {
            facts.fact("listing.landlord", null);
        } else {
            facts.fact("listing.landlord", landlord.name());
            facts.fact("landlord.email", landlord.email());
            facts.fact("landlord.phone", landlord.phone());
            facts.fact(
                    "landlord.checks",
                    facts.getTranslation(landlord.checksClear() ? "landlord.checks-clear" : "landlord.checks-open"));
            facts.fact("landlord.checks-expire", date(landlord.checksExpireOn()));
        }
        facts.fact("listing.terms-signed", date(d.termsSignedOn()));
        facts.fact("listing.ownership-seen", date(d.ownershipSeenOn()));
        return facts;
    }

    private void fact(String label, @Nullable String value) {
        var description = new DescriptionList.Description(value == null ? getTranslation("listing.unknown") : value);
        description.setClassName("unknown", value == null);
        list.add(new DescriptionList.Term(getTranslation(label)), description);
    }

    private void text(String label, @Nullable String value) {
        if (value != null) {
            var text = new Paragraph(value);
            text.addClassName("long-text");
            add(new H3(getTranslation(label)), text);
        }
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String money(@Nullable Long pence) {
        return pence == null ? null : Money.format(pence);
    }

    private static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : BritishDates.format(date);
    }
}
