package app.latchkey.properties;

import java.time.Instant;

/** A property as it was read: {@code version} says which state an edit started from. */
public record SavedProperty(long id, int version, Instant createdAt, boolean archived, PropertyDetails details) {

    public String reference() {
        return PropertyReference.of(id);
    }

    public SavedProperty with(PropertyDetails edited) {
        return new SavedProperty(id, version, createdAt, archived, edited);
    }
}
