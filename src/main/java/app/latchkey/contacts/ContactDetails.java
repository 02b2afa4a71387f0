package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a form shows it. A company may have the name of the person one talks to.
 *
 * @param companyNumber of Companies House, eight characters
 * @param postcode of the current address, when that is in the United Kingdom
 * @param serviceAddress where notices are served (Landlord and Tenant Act 1987, section 48)
 */
public record ContactDetails(
        ContactKind kind,
        @Nullable String title,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String companyName,
        @Nullable String companyNumber,
        @Nullable String email,
        @Nullable String secondEmail,
        @Nullable PhoneNumber phone,
        @Nullable PhoneNumber secondPhone,
        @Nullable String address,
        @Nullable Postcode postcode,
        @Nullable String correspondenceAddress,
        @Nullable String serviceAddress,
        @Nullable ContactChannel preferredChannel,
        @Nullable ContactSource source,
        @Nullable String notes) {

    /** As lists show it; blank as long as none is given. */
    public String name() {
        return kind == ContactKind.COMPANY ? (companyName == null ? "" : companyName) : personName();
    }

    /** Both notes, one below the other; the same ones are not said twice. */
    public @Nullable String notesWith(ContactDetails other) {
        if (notes == null || notes.equals(other.notes)) {
            return other.notes;
        }
        return other.notes == null ? notes : notes + "\n\n" + other.notes;
    }

    private String personName() {
        return Stream.of(firstName == null ? "" : firstName, lastName == null ? "" : lastName)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }
}
