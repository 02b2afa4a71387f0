package app.latchkey.contacts;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{6,7}");

    /** Companies House writes eight characters; people leave the noughts in front away, and put spaces between. */
    public static String companyNumber(String typed) {
        var number = SPACES.matcher(typed).replaceAll("").toUpperCase(Locale.UK);
        return FEW_DIGITS.matcher(number).matches() ? "0".repeat(8 - number.length()) + number : number;
    }

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
