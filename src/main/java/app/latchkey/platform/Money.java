package app.latchkey.platform;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Pounds as people read and type them. Everywhere else an amount is a whole number of pence. */
public final class Money {
    /** £100,000,000: an amount typed or imported above it is taken for a slip. */
    public static final long LARGEST_PENCE = 100_000_000_00L;

    private static final Pattern TYPED = Pattern.compile(
            "£? ?(?<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,12})(?:\\.(?<pence>[0-9]{1,2}))?");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Money() {}

    /** "£1,300" when there are no odd pence, otherwise "£1,300.50"; "-£5" below zero. */
    public static String format(long pence) {
        var text = new StringBuilder(Long.toString(Math.abs(pence / 100)));
        for (int comma = text.length() - 3; comma > 0; comma -= 3) {
            text.insert(comma, ',');
        }
        text.insert(0, pence < 0 ? "-£" : "£");
        long odd = Math.abs(pence % 100);
        if (odd > 0) {
            text.append(odd < 10 ? ".0" : ".").append(odd);
        }
        return text.toString();
    }

    /** The nearest whole pounds, half up: "£1,300" for £1,299.50. For what is no amount that anybody owes. */
    public static String rounded(long pence) {
        return format(Math.floorDiv(pence + 50, 100L) * 100);
    }

    /**
     * The pence meant by "1300", "£1,300.00", "1300.5" or " £ 1 300 ". Thousands may be set apart by commas or by
     * spaces of any kind, but then in threes. Empty for anything else: below zero, more than two decimals, more than
     * {@link #LARGEST_PENCE}, or words.
     */
    public static OptionalLong parse(String typed) {
        var amount = TYPED.matcher(SPACES.matcher(typed).replaceAll(" ").strip());
        if (!amount.matches()) {
            return OptionalLong.empty();
        }
        long pounds = Long.parseLong(amount.group("pounds").replaceAll("[, ]", ""));
        String decimals = amount.group("pence") == null ? "" : amount.group("pence");
        long odd = Long.parseLong((decimals + "00").substring(0, 2));
        long pence;
        try {
            pence = Math.addExact(Math.multiplyExact(pounds, 100L), odd);
        } catch (ArithmeticException tooLarge) {
            return OptionalLong.empty();
        }
        return pence > LARGEST_PENCE ? OptionalLong.empty() : OptionalLong.of(pence);
    }
}
