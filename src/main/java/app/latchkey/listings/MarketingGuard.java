package app.latchkey.listings;

import app.latchkey.listings.Blocker.PassableBy;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nothing comes to the market without a rent, an energy certificate, a picture and the facts tenants must be told. */
@Component
class MarketingGuard implements ListingGuard {

    @Override
    public List<Blocker> check(ListingAction action, Facts facts) {
        var missing = new ArrayList<Blocker>();
        if (action == ListingAction.MAKE_AVAILABLE) {
            var details = facts.details();
            if (details.rent() == null) {
                missing.add(new Blocker("guard.rent", PassableBy.NOBODY));
            }
            if (!hasEnergyCertificate(details, facts)) {
                missing.add(new Blocker("guard.epc", PassableBy.ADMIN));
            }
            if (facts.photos() == 0) {
                missing.add(new Blocker("guard.photo", PassableBy.MANAGER));
            }
            if (details.depositPence() == null
                    || details.councilTaxBand() == null
                    || details.furnishing() == null
                    || details.availableFrom() == null) {
                missing.add(new Blocker("guard.material-information", PassableBy.MANAGER));
            }
        }
        return missing;
    }

    private static boolean hasEnergyCertificate(ListingDetails details, Facts facts) {
        var expires = details.epcExpiresOn();
        return details.epcExempt()
                || (details.epcRating() != null && expires != null && !expires.isBefore(facts.today()));
    }
}
