package app.latchkey.listings.ui;

import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.SavedListing;
import app.latchkey.platform.Money;
import app.latchkey.platform.ui.Facts;
import com.vaadin.flow.component.html.Anchor;

/** What is known of a listing, to read. */
class ListingFacts extends Facts {

    private ListingFacts() {}

    static ListingFacts of(SavedListing listing) {
        var facts = new ListingFacts();
        var d = listing.details();
        var postcode = d.postcode();
        facts.fact("listing.address", d.address());
        facts.fact("listing.town", d.town());
        facts.fact("listing.postcode", postcode == null ? d.outcode() : postcode.value());
        facts.fact("listing.type", facts.getTranslation("type." + d.propertyType()));
        facts.fact("listing.bedrooms", Integer.toString(d.bedrooms()));
        facts.number("listing.bathrooms", d.bathrooms());
        var furnishing = d.furnishing();
        facts.fact("listing.furnishing", furnishing == null ? null : facts.getTranslation("furnishing." + furnishing));
        var rent = d.rent();
        facts.fact(
                "listing.rent",
                rent == null
                        ? null
                        : facts.getTranslation(
                                "listing.rent-line", Money.format(rent.pcmPence()), Money.format(rent.pwPence())));
        facts.money("listing.deposit", d.depositPence());
        facts.date("listing.available", d.availableFrom());
        facts.number("listing.stay", d.expectedStayMonths());
        facts.fact("listing.pets", facts.getTranslation(d.petsConsidered() ? "yes" : "no"));
        facts.fact("listing.branch", listing.branchName());
        facts.fact("listing.negotiator", listing.negotiatorName());
        facts.date("listing.first-available", listing.firstAvailableOn());
        if (listing.agreedRentPcmPence() != null) {
            facts.money("listing.agreed-rent", listing.agreedRentPcmPence());
            facts.date("listing.let-agreed-on", listing.letAgreedOn());
            facts.date("listing.move-in", listing.moveInOn());
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
        facts.date("property.epc-expires", d.epcExpiresOn());
        var landlordId = d.landlordId();
        var landlord = landlordId == null ? null : landlords.card(landlordId).orElse(null);
        if (landlord == null) {
            facts.fact("listing.landlord", (String) null);
        } else {
            facts.fact("listing.landlord", new Anchor("landlords/" + landlord.id(), landlord.name()));
            facts.fact("landlord.email", landlord.email());
            var phone = landlord.phone();
            facts.fact("landlord.phone", phone == null ? null : phone.british());
            facts.fact(
                    "landlord.checks",
                    facts.getTranslation(landlord.checksClear() ? "landlord.checks-clear" : "landlord.checks-open"));
            facts.date("landlord.checks-expire", landlord.checksExpireOn());
        }
        facts.date("listing.terms-signed", d.termsSignedOn());
        facts.date("listing.ownership-seen", d.ownershipSeenOn());
        return facts;
    }
}
