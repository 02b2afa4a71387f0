package app.latchkey.contacts;

import org.jspecify.annotations.Nullable;

/**
 * Which contacts are wanted: one object for list and count. Null and blank mean "any".
 *
 * @param text words of name, e-mail address, phone number, postcode or company number; all must occur
 * @param role such as {@code LANDLORD}
 * @param archived those that were archived, instead of those that are live
 */
public record ContactFilter(
        String text, @Nullable ContactKind kind, @Nullable String role, boolean archived) {

    public static final ContactFilter ALL = new ContactFilter("", null, null, false);

    public ContactFilter {
        // PostgreSQL knows no text with a zero character in it.
        text = text.replace('\u0000', ' ').strip();
    }

    public static ContactFilter ofText(String text) {
        return new ContactFilter(text, null, null, false);
    }
}
