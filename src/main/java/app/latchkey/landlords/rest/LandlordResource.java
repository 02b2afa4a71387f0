package app.latchkey.landlords.rest;

import app.latchkey.api.Versioned;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.SavedLandlord;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A landlord as a program reads it.
 *
 * @param checksClear whether the money-laundering and sanctions checks are clear today
 */
record LandlordResource(
        long id,
        int version,
        long contactId,
        String name,
        boolean checksClear,
        Instant createdAt,
        @JsonUnwrapped LandlordDetails details)
        implements Versioned {

    static LandlordResource of(SavedLandlord landlord) {
        return new LandlordResource(
                landlord.id(),
                landlord.version(),
                landlord.contactId(),
                landlord.name(),
                landlord.checksClear(),
                landlord.createdAt(),
                landlord.details());
    }
}
