package app.latchkey.listings;

import app.latchkey.listings.Blocker.PassableBy;
import java.util.List;
import org.springframework.stereotype.Component;

/** A letting begins on its move-in day, not before. */
@Component
class LettingGuard implements ListingGuard {

    @Override
    public List<Blocker> check(ListingAction action, Facts facts) {
        var moveIn = facts.moveInOn();
        return action == ListingAction.LET && (moveIn == null || moveIn.isAfter(facts.today()))
                ? List.of(new Blocker("guard.move-in", PassableBy.NOBODY))
                : List.of();
    }
}
