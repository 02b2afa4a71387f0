package app.latchkey.imports.ui;

import app.latchkey.imports.ImportText;
import java.io.Serializable;
import java.text.NumberFormat;
import java.util.Locale;

/** The screen's words for what the import has to say. */
record Wording(Translation translation) {

    /** A component's own way to its texts. */
    interface Translation extends Serializable {
        String get(String key, Object... arguments);
    }

    String of(ImportText text) {
        return translation.get(text.key(), text.arguments().toArray());
    }

    String of(String key, Object... arguments) {
        return translation.get(key, arguments);
    }

    /** "2,500". */
    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
