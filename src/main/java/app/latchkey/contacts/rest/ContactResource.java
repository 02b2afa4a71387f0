package app.latchkey.contacts.rest;

import app.latchkey.api.Versioned;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.SavedContact;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a program reads it.
 *
 * @param mergedInto the contact that this one turned out to be
 */
record ContactResource(
        long id,
        int version,
        String name,
        Instant createdAt,
        boolean archived,
        @Nullable Long mergedInto,
        Set<String> roles,
        @JsonUnwrapped ContactDetails details)
        implements Versioned {

    static ContactResource of(SavedContact contact) {
        return new ContactResource(
                contact.id(),
                contact.version(),
                contact.name(),
                contact.createdAt(),
                contact.archived(),
                contact.mergedInto(),
                contact.roles(),
                contact.details());
    }
}
