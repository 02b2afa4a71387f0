package app.latchkey.listings.rest;

import app.latchkey.api.ApiConflict;
import app.latchkey.api.Refusals;
import app.latchkey.listings.IllegalTransition;
import app.latchkey.listings.TransitionBlocked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ListingRefusals implements Refusals {

    @Override
    public @Nullable ApiConflict of(Exception failure) {
        return switch (failure) {
            case IllegalTransition illegal ->
                new ApiConflict("transition-illegal", illegal).with("status", illegal.from());
            case TransitionBlocked blocked ->
                new ApiConflict("transition-blocked", blocked).with("missing", blocked.blockers());
            default -> null;
        };
    }
}
