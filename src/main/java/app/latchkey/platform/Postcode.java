package app.latchkey.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A UK postcode in its normal form: capitals and one space, "SW1P 2JJ". It has the shape of a real one (A9, A99, AA9,
 * AA99, A9A or AA9A, then 9AA, with the letters Royal Mail uses in each place); whether it exists is not known here.
 *
 * <p>The outcode is the part before the space, "SW1P".
 */
public record Postcode(String value) {

    /** W1M, W1N and their like were abolished in 2000 and still stand in old files, so the third letters include them. */
    private static final String OUTCODE =
            "(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-HJKMNPR-Y])|[A-PR-UWYZ][A-HK-Y](?:[0-9]{1,2}|[0-9][ABEHMNPRVWXY]))";

    private static final String INCODE = "[0-9][ABD-HJLNP-UW-Z]{2}";
    private static final String SPACE = "[\\s\\p{Z}]";

    private static final Pattern NORMAL = Pattern.compile(OUTCODE + " " + INCODE);
    private static final Pattern COMPACT = Pattern.compile("(" + OUTCODE + ")(" + INCODE + ")");
    private static final Pattern COMPACT_OUTCODE = Pattern.compile(OUTCODE);
    private static final Pattern SPACES = Pattern.compile(SPACE + "+");

    /** "Flat B1 2nd floor" holds no postcode. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![A-Z0-9])(" + OUTCODE + ")" + SPACE + "*(" + INCODE + ")(?![A-Z0-9])(?!" + SPACE + "+FLOOR)");

    private static final Pattern TRAILING_OUTCODE =
            Pattern.compile("(?:^|(?<before>[A-Z']*)(?<gap>[^A-Z0-9']+))(?<outcode>" + OUTCODE + ")$");

    /** "Flat E1" is a flat, and so on. */
    private static final Set<String> WORDS_BEFORE_A_UNIT = Set.of(
            "FLAT", "APARTMENT", "APT", "UNIT", "BLOCK", "ROOM", "STUDIO", "PLOT", "NO", "SUITE", "FLOOR", "LEVEL");

    private static final Set<String> AREAS = Set.of(("AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV"
                    + " CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP"
                    + " IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO"
                    + " PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD"
                    + " WF WN WR WS WV YO ZE")
            .split(" "));

    private static final int LONGEST_TAIL = 60;

    public Postcode {
        if (!NORMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a postcode in its normal form: " + value);
        }
    }

    /** The postcode meant by "sw1p 2jj", "SW1P2JJ" or " SW1P  2JJ "; empty for anything else. */
    public static Optional<Postcode> parse(String typed) {
        return Optional.of(COMPACT.matcher(compact(typed)))
                .filter(postcode -> postcode.matches())
                .map(Postcode::of);
    }

    /** The outcode meant by "sw15" or " SW 15 "; empty for anything else, a whole postcode too. */
    public static Optional<String> parseOutcode(String typed) {
        return Optional.of(compact(typed))
                .filter(outcode -> COMPACT_OUTCODE.matcher(outcode).matches());
    }

    /** The last whole postcode in an address or other text. */
    public static Optional<Postcode> findIn(String address) {
        return IN_TEXT.matcher(address.toUpperCase(Locale.ROOT))
                .results()
                .reduce((earlier, last) -> last)
                .map(Postcode::of);
    }

    /**
     * The outcode of an address: of its last whole postcode, or else the outcode it ends with, as in "Ruvigny Gardens,
     * London, SW15". An ending such as "Flat E1", or one outside the postcode areas in use, is none.
     */
    public static Optional<String> findOutcodeIn(String address) {
        return findIn(address).map(Postcode::outcode).or(() -> trailingOutcode(address));
    }

    /** The part before the space, "SW1P". */
    public String outcode() {
        return value.substring(0, value.indexOf(' '));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<String> trailingOutcode(String address) {
        int end = address.length();
        while (end > 0 && !Character.isLetterOrDigit(address.charAt(end - 1))) {
            end--;
        }
        String tail = address.substring(Math.max(0, end - LONGEST_TAIL), end);
        var ending = TRAILING_OUTCODE.matcher(tail.toUpperCase(Locale.ROOT));
        if (!ending.find()) {
            return Optional.empty();
        }
        String outcode = ending.group("outcode");
        String area = outcode.replaceAll("[0-9].*", "");
        String before = ending.group("before");
        boolean isUnit = before != null
                && WORDS_BEFORE_A_UNIT.contains(before)
                && !ending.group("gap").contains(",");
        return isUnit || !AREAS.contains(area) ? Optional.empty() : Optional.of(outcode);
    }

    private static String compact(String typed) {
        return SPACES.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static Postcode of(MatchResult parts) {
        return new Postcode(parts.group(1) + " " + parts.group(2));
    }
}
