package app.latchkey.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The desk's texts where no screen is: in mails, and in what programs are told. */
public final class Texts {

    private static final ResourceBundle ALL = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.UK);

    private Texts() {}

    /** @param arguments what the text mentions; one that mentions nothing is taken as it stands */
    public static String of(String key, Object... arguments) {
        var text = ALL.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.UK).format(arguments);
    }
}
