package app.latchkey.listings;

import app.latchkey.platform.live.ChangeClock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether what was read of an agency's listings may be old. */
@Component
class ListingChanges {

    /** The records whose names stand on listings, and listings themselves. */
    private static final Set<String> ON_LISTINGS = Set.of("Listing", "Landlord", "Contact", "Branch", "User");

    private final ChangeClock clock;

    ListingChanges(ChangeClock clock) {
        this.clock = clock;
    }

    /** What was read at one number is old at another. */
    long seen(long agencyId) {
        return clock.newest(agencyId, ON_LISTINGS);
    }
}
