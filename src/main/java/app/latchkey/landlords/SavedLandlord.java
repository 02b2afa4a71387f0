package app.latchkey.landlords;

import java.time.Instant;

/**
 * A landlord as it was read: {@code version} says which state an edit started from.
 *
 * @param name of the contact
 * @param checksClear whether the money-laundering and sanctions checks are clear today
 */
public record SavedLandlord(
        long id,
        int version,
        long contactId,
        String name,
        boolean checksClear,
        Instant createdAt,
        LandlordDetails details) {

    /** As somebody read it who read this version. */
    public SavedLandlord at(int otherVersion) {
        return new SavedLandlord(id, otherVersion, contactId, name, checksClear, createdAt, details);
    }

    public SavedLandlord with(LandlordDetails edited) {
        return new SavedLandlord(id, version, contactId, name, checksClear, createdAt, edited);
    }
}
