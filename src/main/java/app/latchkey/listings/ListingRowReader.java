package app.latchkey.listings;

import app.latchkey.imports.ImportText;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowCheck.Finding;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Money;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of a file as a listing with its property. What the row does not say stays unknown; what it says in
 * words that are not known is a problem or, where it does no harm, a notice.
 */
final class ListingRowReader {

    static final String OWN_REF = "ownRef";
    static final String ADDRESS = "address";
    static final String POSTCODE = "postcode";
    static final String TOWN = "town";
    static final String AREA = "area";
    static final String TYPE = "propertyType";
    static final String BEDROOMS = "bedrooms";
    static final String BATHROOMS = "bathrooms";
    static final String RENT = "rent";
    static final String RENT_PW = "rentPw";
    static final String DEPOSIT = "deposit";
    static final String FURNISHING = "furnishing";
    static final String AVAILABLE_FROM = "availableFrom";
    static final String LET_TYPE = "letType";
    static final String SUMMARY = "summary";
    static final String DESCRIPTION = "description";
    static final String COUNCIL_TAX_BAND = "councilTaxBand";
    static final String EPC_RATING = "epcRating";

    private static final String PROBLEM = "import.listings.problem.";
    private static final String NOTICE = "import.listings.notice.";

    /** The longest text that can be a number, a date or a word of ours. */
    private static final int LONGEST_VALUE = 100;

    private static final int LONGEST_OWN_REF = 60;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_TOWN = 120;

    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\u2028\\u2029]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern ROOMS =
            Pattern.compile("(?<number>[0-9]{1,3})(?:\\.0+)?(?: ?(?:bed|bath)(?:room)?s?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BAND =
            Pattern.compile("(?:(?:council tax )?band )?(?<band>[A-I])", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATING =
            Pattern.compile("(?:band |rating )?(?<rating>[A-G])(?: ?\\(?[0-9]{1,3}\\)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW = Pattern.compile("(?:available )?(?:now|immediately)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN =
            Pattern.compile("|-|n/?a|unknown|not (?:specified|known|stated)|ask agent", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES_LONDON = Pattern.compile("(?:^|, ?)London(?:,|$| [A-Z])");

    /** The postcode areas whose post town is London. */
    private static final Pattern OF_LONDON = Pattern.compile("(?:E|EC|N|NW|SE|SW|W|WC)[0-9].*");

    /** Two ways to state one rent differ by less: a week is rounded to the pound, or a month taken as 4.33 weeks. */
    private static final long ONE_POUND_A_WEEK = 434;

    /** The names under which the rules of listings know what files call otherwise. */
    private static final Map<String, String> FIELD_OF_RULE = Map.of("depositPence", DEPOSIT);

    private final Map<String, String> texts;
    private final long branchId;
    private final LocalDate today;
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notices = new ArrayList<>();

    ListingRowReader(Map<String, String> texts, long branchId, LocalDate today) {
        this.texts = texts;
        this.branchId = branchId;
        this.today = today;
    }

    RowCheck read() {
        var ownRef = ownRef();
        var details = details();
        var found = new HashSet<String>();
        problems.forEach(problem -> found.add(problem.field()));
        for (var broken : ListingRules.check(details)) {
            var field = FIELD_OF_RULE.getOrDefault(broken.field(), broken.field());
            if (found.add(field)) {
                var arguments =
                        broken.arguments().stream().map(Object::toString).toArray(String[]::new);
                problems.add(new Finding(field, ImportText.of(broken.key(), arguments)));
            }
        }
        return new RowCheck(problems.isEmpty() ? fields(ownRef, details) : Map.of(), problems, notices);
    }

    private ListingDetails details() {
        var address = address();
        var place = postcode(address);
        var type = type();
        return new ListingDetails(
                null,
                branchId,
                null,
                null,
                letType(),
                address,
                town(address, place.outcode()),
                place.postcode(),
                place.outcode(),
                type,
                bedrooms(type),
                bathrooms(),
                furnishing(),
                rent(),
                deposit(),
                availableFrom(),
                null,
                false,
                prose(SUMMARY),
                prose(DESCRIPTION),
                null,
                null,
                letter(COUNCIL_TAX_BAND, BAND, "band"),
                isEpcExempt() ? null : letter(EPC_RATING, RATING, "rating"),
                null,
                isEpcExempt());
    }

    /** Named as the columns of the tables are; what is not known is left out. */
    private static Map<String, Object> fields(@Nullable String ownRef, ListingDetails details) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "own_ref", ownRef);
        fields.put("let_type", details.letType().name());
        fields.put("address", details.address());
        fields.put("town", details.town());
        var postcode = details.postcode();
        put(fields, "postcode", postcode == null ? null : postcode.value());
        put(fields, "outcode", details.outcode());
        fields.put("property_type", details.propertyType().name());
        fields.put("bedrooms", details.bedrooms());
        put(fields, "bathrooms", details.bathrooms());
        var furnishing = details.furnishing();
        put(fields, "furnishing", furnishing == null ? null : furnishing.name());
        var rent = details.rent();
        if (rent != null) {
            fields.put("rent_pence", rent.amountPence());
            fields.put("rent_frequency", rent.frequency().name());
        }
        put(fields, "deposit_pence", details.depositPence());
        var availableFrom = details.availableFrom();
        put(fields, "available_from", availableFrom == null ? null : availableFrom.toString());
        put(fields, "summary", details.summary());
        put(fields, "description", details.description());
        put(fields, "council_tax_band", details.councilTaxBand());
        put(fields, "epc_rating", details.epcRating());
        fields.put("epc_exempt", details.epcExempt());
        fields.put("listing_changes", FieldChange.between(null, details));
        fields.put("property_changes", FieldChange.between(null, ListingService.dwelling(details, ownRef)));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private @Nullable String ownRef() {
        var text = line(OWN_REF);
        if (text.length() > LONGEST_OWN_REF) {
            problem(OWN_REF, "too-long", Integer.toString(LONGEST_OWN_REF));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private String address() {
        return LINE_BREAK
                .splitAsStream(text(ADDRESS))
                .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
                .filter(line -> !line.isEmpty())
                .reduce(
                        "",
                        (before, line) -> before.isEmpty() || before.endsWith(",")
                                ? before + (before.isEmpty() ? "" : " ") + line
                                : before + ", " + line);
    }

    /** A column that holds outcodes only is no reason to forget the whole postcode in the address. */
    private Place postcode(String address) {
        var text = line(POSTCODE);
        var ofAddress = address.length() > LONGEST_ADDRESS ? Optional.<Postcode>empty() : Postcode.findIn(address);
        if (UNKNOWN.matcher(text).matches()) {
            return ofAddress
                    .map(Place::of)
                    .orElseGet(() -> new Place(
                            null,
                            address.length() > LONGEST_ADDRESS
                                    ? null
                                    : Postcode.findOutcodeIn(address).orElse(null)));
        }
        if (text.length() <= LONGEST_VALUE) {
            var whole = Postcode.parse(text);
            if (whole.isPresent()) {
                return Place.of(whole.get());
            }
            var outcode = Postcode.parseOutcode(text);
            if (outcode.isPresent()) {
                return ofAddress
                        .filter(postcode -> postcode.outcode().equals(outcode.get()))
                        .map(Place::of)
                        .orElseGet(() -> new Place(null, outcode.get()));
            }
        }
        problem(POSTCODE, "postcode");
        return new Place(null, null);
    }

    /**
     * The post town. Portals' files have an "area" instead, which is the area somebody searched in: the Belgravia of
     * their rows takes in Putney. Beside a grid's heading "Town" that would be untrue, so London is London where the
     * address or the postcode says so, and an area stands in only where nothing better is known.
     */
    private String town(String address, @Nullable String outcode) {
        var town = line(TOWN);
        if (!town.isEmpty()) {
            return town;
        }
        if (NAMES_LONDON.matcher(address).find()
                || (outcode != null && OF_LONDON.matcher(outcode).matches())) {
            return "London";
        }
        var area = line(AREA);
        if (area.isEmpty()) {
            problem(TOWN, "town");
        } else if (area.length() > LONGEST_TOWN) {
            problem(AREA, "too-long", Integer.toString(LONGEST_TOWN));
            return area.substring(0, 1);
        }
        return area;
    }

    /** Lists from portals say "long let" where a type should stand. */
    private PropertyType type() {
        var text = line(TYPE);
        var type = ListingWords.type(text);
        if (type.isEmpty()) {
            notices.add(new Finding(
                    TYPE,
                    text.isEmpty()
                            ? ImportText.of(NOTICE + "no-type")
                            : ImportText.of(NOTICE + "type", shortened(text))));
        }
        return type.orElse(PropertyType.OTHER);
    }

    private LetType letType() {
        var text = line(LET_TYPE);
        if (UNKNOWN.matcher(text).matches()) {
            return ListingWords.letType(line(TYPE)).orElse(LetType.LONG);
        }
        var type = ListingWords.letType(text);
        if (type.isEmpty()) {
            problem(LET_TYPE, "let-type", shortened(text));
        }
        return type.orElse(LetType.LONG);
    }

    /** A studio has no bedroom apart: that it may say nothing of them is no gap. */
    private int bedrooms(PropertyType type) {
        var text = line(BEDROOMS);
        if (text.isEmpty() && type != PropertyType.STUDIO) {
            problem(BEDROOMS, "bedrooms-missing");
            return 0;
        }
        if (text.isEmpty()
                || ListingWords.type(text).filter(PropertyType.STUDIO::equals).isPresent()) {
            return 0;
        }
        return rooms(BEDROOMS, text);
    }

    private @Nullable Integer bathrooms() {
        var text = line(BATHROOMS);
        return text.isEmpty() ? null : Integer.valueOf(rooms(BATHROOMS, text));
    }

    private int rooms(String field, String text) {
        var rooms = ROOMS.matcher(text);
        if (text.length() <= LONGEST_VALUE && rooms.matches()) {
            return Integer.parseInt(rooms.group("number"));
        }
        problem(field, "rooms", shortened(text));
        return 0;
    }

    private @Nullable Furnishing furnishing() {
        var text = line(FURNISHING);
        if (UNKNOWN.matcher(text).matches()) {
            return null;
        }
        var furnishing = ListingWords.furnishing(text);
        if (furnishing.isEmpty()) {
            problem(FURNISHING, "furnishing", shortened(text));
        }
        return furnishing.orElse(null);
    }

    /** A rent that is not stated is not invented, and of two that contradict each other none is chosen. */
    private @Nullable Rent rent() {
        var monthly = line(RENT);
        var weekly = line(RENT_PW);
        if (monthly.isEmpty() && weekly.isEmpty()) {
            problem(texts.containsKey(RENT) ? RENT : RENT_PW, "rent-missing");
            return null;
        }
        var pcm = rent(RENT, monthly, RentFrequency.MONTHLY);
        var pw = rent(RENT_PW, weekly, RentFrequency.WEEKLY);
        if (pcm == null || pw == null) {
            return pcm == null ? pw : pcm;
        }
        long apart = Math.abs(pcm.pcmPence() - pw.pcmPence());
        if (apart > Math.max(ONE_POUND_A_WEEK, pcm.pcmPence() / 100)) {
            problem(
                    RENT,
                    "rents-differ",
                    Money.format(pw.amountPence()),
                    Money.format(pw.pcmPence()),
                    Money.format(pcm.pcmPence()));
        }
        return pcm;
    }

    private @Nullable Rent rent(String field, String text, RentFrequency whenUnstated) {
        if (text.isEmpty()) {
            return null;
        }
        var rent = Rent.parse(text, whenUnstated);
        if (rent.isEmpty()) {
            problem(field, "rent", shortened(text));
        }
        return rent.orElse(null);
    }

    private @Nullable Long deposit() {
        var text = line(DEPOSIT);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_VALUE) {
            var amount = Money.parse(text);
            if (amount.isPresent()) {
                return amount.getAsLong();
            }
        }
        problem(DEPOSIT, "amount", shortened(text));
        return null;
    }

    private @Nullable LocalDate availableFrom() {
        var text = line(AVAILABLE_FROM);
        if (text.isEmpty()) {
            return null;
        }
        if (NOW.matcher(text).matches()) {
            return today;
        }
        var date = text.length() > LONGEST_VALUE ? Optional.<LocalDate>empty() : BritishDates.parse(text);
        if (date.isEmpty()) {
            problem(AVAILABLE_FROM, "date", shortened(text));
        }
        return date.orElse(null);
    }

    private boolean isEpcExempt() {
        return line(EPC_RATING).equalsIgnoreCase("exempt");
    }

    private @Nullable String letter(String field, Pattern pattern, String group) {
        var text = line(field);
        if (UNKNOWN.matcher(text).matches()) {
            return null;
        }
        var letter = pattern.matcher(text);
        if (!letter.matches()) {
            problem(field, group, shortened(text));
            return null;
        }
        return letter.group(group).toUpperCase(Locale.ROOT);
    }

    private @Nullable String prose(String field) {
        var text = text(field).replace("\r\n", "\n").replace('\r', '\n');
        return text.isEmpty() ? null : text;
    }

    private String line(String field) {
        return SPACES.matcher(text(field)).replaceAll(" ").strip();
    }

    private String text(String field) {
        return texts.getOrDefault(field, "");
    }

    private void problem(String field, String what, String... arguments) {
        problems.add(new Finding(field, ImportText.of(PROBLEM + what, arguments)));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
    }

    private record Place(
            @Nullable Postcode postcode, @Nullable String outcode) {

        static Place of(Postcode postcode) {
            return new Place(postcode, postcode.outcode());
        }
    }
}
