package app.latchkey.properties.rest;

import app.latchkey.api.Versioned;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.SavedProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A property as a program reads it. */
record PropertyResource(
        long id,
        String reference,
        int version,
        Instant createdAt,
        boolean archived,
        @JsonUnwrapped PropertyDetails details)
        implements Versioned {

    static PropertyResource of(SavedProperty property) {
        return new PropertyResource(
                property.id(),
                property.reference(),
                property.version(),
                property.createdAt(),
                property.archived(),
                property.details());
    }
}
