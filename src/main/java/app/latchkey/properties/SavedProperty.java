package app.latchkey.properties;

import java.time.Instant;

/** A property as it was read: {@code version} says which state an edit started from. */
public record SavedProperty(long id, int version, Instant createdAt, boolean archived, PropertyDetails details) {

    public String reference() {
        return PropertyReference.of(id);
    }

    /** As somebody read it who read this version. */
    public SavedProperty at(int otherVersion) {
        return new SavedProperty(id, otherVersion, createdAt, archived, details);
    }

    public SavedProperty with(PropertyDetails edited) {
        return new SavedProperty(id, version, createdAt, archived, edited);
    }
}
