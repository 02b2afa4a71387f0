package app.latchkey.contacts;

import app.latchkey.platform.QueryReader;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,40}");

    public static final ContactFilter ALL = new ContactFilter("", null, null, false);

    public ContactFilter {
        // PostgreSQL knows no text with a zero character in it.
        text = text.replace('\u0000', ' ').strip();
    }

    /** By the names that links and programs use. */
    public static ContactFilter read(QueryReader query) {
        return new ContactFilter(
                query.text("q", 200),
                query.choice("kind", ContactKind.class),
                query.one("role", ContactFilter::role),
                query.flag("archived"));
    }

    private static String role(String value) {
        var role = value.toUpperCase(Locale.ROOT);
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException();
        }
        return role;
    }

    public static ContactFilter ofText(String text) {
        return new ContactFilter(text, null, null, false);
    }
}
