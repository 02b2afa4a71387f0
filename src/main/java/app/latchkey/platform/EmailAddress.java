package app.latchkey.platform;

import java.util.regex.Pattern;

/** Whether a text can be an address for mail: one @, and behind it a name with a dot; what is finer only its server knows. */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private EmailAddress() {}

    public static boolean isOne(String typed) {
        return typed.length() <= LONGEST && SHAPE.matcher(typed).matches();
    }
}
