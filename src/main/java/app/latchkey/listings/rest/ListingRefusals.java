package app.latchkey.listings.rest;

import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Refusals;
import app.latchkey.listings.IllegalTransition;
import app.latchkey.listings.TransitionBlocked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ListingRefusals implements Refusals {

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return switch (failure) {
            case IllegalTransition illegal ->
                ApiRefusal.conflict("transition-illegal", illegal).with("listing_status", illegal.from());
            case TransitionBlocked blocked ->
                ApiRefusal.conflict("transition-blocked", blocked).with("missing", blocked.blockers());
            default -> null;
        };
    }
}
