package app.latchkey.contacts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it was read: {@code version} says which state an edit started from.
 *
 * @param archived no longer in the lists; a merged contact is archived, too
 * @param mergedInto the contact that this one turned out to be
 * @param roles such as {@code LANDLORD}
 */
public record SavedContact(
        long id,
        int version,
        Instant createdAt,
        boolean archived,
        @Nullable Long mergedInto,
        Set<String> roles,
        ContactDetails details) {

    public String name() {
        return details.name();
    }

    /** As somebody read it who read this version. */
    public SavedContact at(int otherVersion) {
        return new SavedContact(id, otherVersion, createdAt, archived, mergedInto, roles, details);
    }

    public SavedContact with(ContactDetails edited) {
        return new SavedContact(id, version, createdAt, archived, mergedInto, roles, edited);
    }
}
