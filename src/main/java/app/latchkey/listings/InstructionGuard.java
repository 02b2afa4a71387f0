package app.latchkey.listings;

import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.Blocker.PassableBy;
import app.latchkey.properties.PropertyService;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** An instruction needs a landlord who owns the property, signed terms and clear checks. */
@Component
class InstructionGuard implements ListingGuard {

    private final LandlordService landlords;
    private final PropertyService properties;

    InstructionGuard(LandlordService landlords, PropertyService properties) {
        this.landlords = landlords;
        this.properties = properties;
    }

    @Override
    public List<Blocker> check(ListingAction action, Facts facts) {
        var missing = new ArrayList<Blocker>();
        if (action == ListingAction.INSTRUCT || action == ListingAction.REINSTRUCT) {
            var landlordId = facts.landlordId();
            if (landlordId == null) {
                missing.add(new Blocker("guard.landlord", PassableBy.NOBODY));
            } else {
                if (properties.sharesOn(facts.propertyId(), facts.today()).stream()
                        .noneMatch(share -> share.landlordId() == landlordId)) {
                    missing.add(new Blocker("guard.ownership", PassableBy.NOBODY));
                }
                if (!landlords.card(landlordId).map(LandlordCard::checksClear).orElse(false)) {
                    missing.add(new Blocker("guard.sanctions", PassableBy.ADMIN));
                }
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
