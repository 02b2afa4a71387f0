package app.latchkey.demo;

import app.latchkey.listings.Furnishing;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property of the demo with its owners and, the newest first, its listings. */
final class Dwelling {

    /** @param percent of the property; the first share leads */
    record Share(Owner owner, int percent) {}

    /** @param branch position among the agency's branches */
    record Facts(
            int branch,
            Owner.Address address,
            PropertyType type,
            int bedrooms,
            int bathrooms,
            Furnishing furnishing,
            Rent rent,
            String councilTaxBand,
            Energy energy) {}

    record Energy(@Nullable String rating, @Nullable LocalDate expiresOn, boolean exempt) {}

    final Facts facts;
    final List<Episode> episodes = new ArrayList<>();
    final List<Share> shares = new ArrayList<>();
    long id;

    Dwelling(Facts facts) {
        this.facts = facts;
    }

    Episode newest() {
        return episodes.getFirst();
    }

    Instant created() {
        return episodes.getLast().course.start();
    }

    Owner leadOwner() {
        return shares.getFirst().owner();
    }

    void owned(Owner owner, int percent) {
        shares.add(new Share(owner, percent));
        owner.dwellings.add(this);
    }

    Postcode postcode() {
        return facts.address().postcode();
    }

    PropertyDetails details() {
        var energy = facts.energy();
        return new PropertyDetails(
                null,
                null,
                facts.address().line(),
                facts.address().town(),
                postcode(),
                postcode().outcode(),
                null,
                null,
                facts.type(),
                facts.bedrooms(),
                facts.bathrooms(),
                null,
                null,
                facts.councilTaxBand(),
                energy.rating(),
                energy.expiresOn(),
                energy.exempt());
    }
}
