package app.latchkey.platform;

import static app.latchkey.platform.RentFrequency.FOUR_WEEKLY;
import static app.latchkey.platform.RentFrequency.MONTHLY;
import static app.latchkey.platform.RentFrequency.QUARTERLY;
import static app.latchkey.platform.RentFrequency.SIX_MONTHLY;
import static app.latchkey.platform.RentFrequency.TWO_WEEKLY;
import static app.latchkey.platform.RentFrequency.WEEKLY;
import static app.latchkey.platform.RentFrequency.YEARLY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rent as agreed: pence, and how often they are due.
 *
 * @param amountPence more than nothing and at most {@link Money#LARGEST_PENCE}
 */
public record Rent(long amountPence, RentFrequency frequency) {

    private static final int LONGEST_TYPED = 100;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Longer wordings first: "4-weekly" must not be read as 4, weekly. */
    private static final List<Wording> WORDINGS = List.of(
            wording(FOUR_WEEKLY, "(?<![0-9])(?:4|four)[ -]?we?e?kly|(?:per|every|each|/) ?(?:4|four)[ -]?w(?:ee)?ks?"),
            wording(
                    TWO_WEEKLY,
                    "(?<![0-9])(?:2|two)[ -]?we?e?kly|(?:per|every|each|/) ?(?:2|two)[ -]?w(?:ee)?ks?",
                    "fortnightly|(?:per|every|each|a|/) ?fortnight"),
            wording(
                    SIX_MONTHLY,
                    "(?<![0-9])(?:6|six)[ -]?monthly|(?:per|every|each|/) ?(?:6|six)[ -]?months",
                    "half[ -]?yearly"),
            wording(
                    QUARTERLY,
                    "(?<![0-9])(?:3|three)[ -]?monthly|(?:per|every|each|/) ?(?:3|three)[ -]?months",
                    "quarterly|(?:per|every|each|a|/) ?(?:calendar )?(?:quarter|qtr)|p/?q|p\\.q\\.?"),
            wording(
                    MONTHLY,
                    "p/?c?/?m|p\\. ?(?:c\\. ?)?m\\.?|(?:calendar )?monthly",
                    "(?:per|every|each|a|/) ?(?:calendar |cal\\.? )?(?:month|mth|mo)"),
            wording(WEEKLY, "p/?w|p\\. ?w\\.?|we?e?kly|(?:per|every|each|a|/) ?(?:week|wk)"),
            wording(YEARLY, "p/?a|p\\. ?a\\.?|yearly|annually|annual|per annum|(?:per|every|each|a|/) ?(?:year|yr)"));

    public Rent {
        if (amountPence <= 0 || amountPence > Money.LARGEST_PENCE) {
            throw new IllegalArgumentException("A rent of " + amountPence + " pence");
        }
    }

    /** So many pence per calendar month. */
    public static Rent monthly(long pence) {
        return new Rent(pence, MONTHLY);
    }

    /** Pence per calendar month, half a penny up: £300 a week is £1,300. */
    public long pcmPence() {
        return frequency.toPcm(amountPence);
    }

    /** Pence per year of 52 weeks or 12 months. */
    public long yearPence() {
        return frequency.toYear(amountPence);
    }

    /** Pence per week, which is pcm × 12 / 52 whatever the frequency, half a penny up: £1,300 pcm is £300. */
    public long pwPence() {
        return BigDecimal.valueOf(pcmPence())
                .multiply(BigDecimal.valueOf(12))
                .divide(BigDecimal.valueOf(52), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * The rent meant by "£1,200 pcm", "1200pw", "£300 per week", "14,400 p.a." or "4-weekly £900", in capitals or not;
     * a bare amount is due as {@code whenUnstated}.
     *
     * <p>Empty unless there is exactly one amount, no two frequencies that contradict each other and nothing else:
     * "£300 pw / £1,300 pcm", "300-400", "from £900" and "£150 per person per week" are not a rent.
     */
    public static Optional<Rent> parse(String typed, RentFrequency whenUnstated) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String rest = SPACES.matcher(typed).replaceAll(" ").strip().toLowerCase(Locale.UK);
        Optional<RentFrequency> stated = Optional.empty();
        for (var wording : WORDINGS) {
            var words = wording.pattern().matcher(rest);
            if (words.find()) {
                if (stated.isPresent()) {
                    return Optional.empty();
                }
                stated = Optional.of(wording.frequency());
                rest = words.replaceAll("|");
            }
        }
        var amount = Money.parse(withoutEdges(rest));
        if (amount.isEmpty() || amount.getAsLong() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Rent(amount.getAsLong(), stated.orElse(whenUnstated)));
    }

    /** What the frequency's words leave behind at either end: their place, brackets, a dash, a colon. */
    private static String withoutEdges(String amount) {
        return amount.replaceAll("^\\|[|():, ]*(?:- )?|(?: -)?[ (:,]*\\|[|)., ]*$", "");
    }

    /** As a Briton writes it, "£1,200 pcm"; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return Money.format(amountPence) + " "
                + switch (frequency) {
                    case WEEKLY -> "pw";
                    case TWO_WEEKLY -> "2-weekly";
                    case FOUR_WEEKLY -> "4-weekly";
                    case MONTHLY -> "pcm";
                    case QUARTERLY -> "quarterly";
                    case SIX_MONTHLY -> "6-monthly";
                    case YEARLY -> "pa";
                };
    }

    private static Wording wording(RentFrequency frequency, String... alternatives) {
        return new Wording(
                frequency, Pattern.compile("(?<![\\p{L}.-])(?:" + String.join("|", alternatives) + ")(?!\\p{L})"));
    }

    private record Wording(RentFrequency frequency, Pattern pattern) {}
}
