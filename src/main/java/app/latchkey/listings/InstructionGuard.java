package app.latchkey.listings;

import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.Blocker.PassableBy;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.SavedProperty;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** An instruction needs a property in use, a landlord who owns it, signed terms and clear checks. */
@Component
class InstructionGuard implements ListingGuard {

    private final LandlordService landlords;
    private final PropertyService properties;
    private final OwnershipService ownerships;

    InstructionGuard(LandlordService landlords, PropertyService properties, OwnershipService ownerships) {
        this.landlords = landlords;
        this.properties = properties;
        this.ownerships = ownerships;
    }

    @Override
    public List<Blocker> check(ListingAction action, Facts facts) {
        var missing = new ArrayList<Blocker>();
        if (action == ListingAction.INSTRUCT || action == ListingAction.REINSTRUCT) {
            var landlordId = facts.landlordId();
            if (landlordId == null) {
                missing.add(new Blocker("guard.landlord", PassableBy.NOBODY));
            } else {
                if (ownerships.sharesOn(facts.propertyId(), facts.today()).stream()
                        .noneMatch(share -> share.landlordId() == landlordId)) {
                    missing.add(new Blocker("guard.ownership", PassableBy.NOBODY));
                }
                if (!landlords.card(landlordId).map(LandlordCard::checksClear).orElse(false)) {
                    missing.add(new Blocker("guard.sanctions", PassableBy.ADMIN));
                }
            }
            if (properties
                    .find(facts.propertyId())
                    .filter(SavedProperty::archived)
                    .isPresent()) {
                missing.add(new Blocker("guard.property-archived", PassableBy.NOBODY));
            }
            if (facts.details().termsSignedOn() == null) {
                missing.add(new Blocker("guard.terms", PassableBy.NOBODY));
            }
            if (facts.details().ownershipSeenOn() == null) {
                missing.add(new Blocker("guard.ownership-seen", PassableBy.MANAGER));
            }
        }
        return missing;
    }
}
