package app.latchkey.properties;

import java.util.Locale;

/** What people call a property by on the phone: its number as "PR-000123"; longer numbers keep all their digits. */
final class PropertyReference {

    private PropertyReference() {}

    static String of(long id) {
        return String.format(Locale.ROOT, "PR-%06d", id);
    }
}
