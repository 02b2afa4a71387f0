package app.latchkey.listings;

import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowTexts;
import app.latchkey.platform.Money;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
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
    static final String UPRN = "uprn";
    static final String ADDRESS = "address";
    static final String POSTCODE = "postcode";
    static final String INCODE = "incode";
    static final String TOWN = "town";
    static final String AREA = "area";
    static final String TYPE = "propertyType";
    static final String BEDROOMS = "bedrooms";
    static final String BATHROOMS = "bathrooms";
    static final String RECEPTIONS = "receptions";
    static final String FLOOR_AREA = "floorAreaSqm";
    static final String LATITUDE = "latitude";
    static final String LONGITUDE = "longitude";
    static final String RENT = "rent";
    static final String RENT_FREQUENCY = "rentFrequency";
    static final String RENT_PW = "rentPw";
    static final String DEPOSIT = "deposit";
    static final String FURNISHING = "furnishing";
    static final String AVAILABLE_FROM = "availableFrom";
    static final String LET_TYPE = "letType";
    static final String SUMMARY = "summary";
    static final String DESCRIPTION = "description";
    static final String COUNCIL_TAX_BAND = "councilTaxBand";
    static final String EPC_RATING = "epcRating";
    static final String EPC_EXPIRES_ON = "epcExpiresOn";
    static final String STATUS = "status";
    static final String TRANSACTION = "transaction";

    private static final String PROBLEM = "import.listings.problem.";
    private static final String NOTICE = "import.listings.notice.";
    private static final long LARGEST_UPRN = 999_999_999_999L;

    private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\u2028\\u2029]");
    private static final Pattern ROOMS =
            Pattern.compile("(?<number>[0-9]{1,3})(?:\\.0+)?(?: ?(?:bed|bath)(?:room)?s?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BAND =
            Pattern.compile("(?:(?:council tax )?band )?(?<letter>[A-I])", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATING =
            Pattern.compile("(?:band |rating )?(?<letter>[A-G])(?: ?\\(?[0-9]{1,3}\\)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW = Pattern.compile("(?:available )?(?:now|immediately)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES_LONDON = Pattern.compile("(?:^|, ?)London(?:,|$| [A-Z])");

    /** The postcode areas whose post town is London. */
    private static final Pattern OF_LONDON = Pattern.compile("(?:E|EC|N|NW|SE|SW|W|WC)[0-9].*");

    /** Two ways to state one rent differ by less: a week is rounded to the pound, or a month taken as 4.33 weeks. */
    private static final long ONE_POUND_A_WEEK = 434;

    private final RowTexts row;
    private final LocalDate today;

    private ListingRowReader(RowTexts row, LocalDate today) {
        this.row = row;
        this.today = today;
    }

    static RowCheck read(Map<String, String> texts, LocalDate today) {
        var row = new RowTexts(texts);
        new ListingRowReader(row, today).read();
        return row.check();
    }

    private void read() {
        refuseSale();
        row.put("own_ref", row.line(OWN_REF, 60));
        row.put("uprn", row.whole(UPRN, 1, LARGEST_UPRN));
        place();
        var type = type();
        bedrooms(type);
        row.put("bathrooms", rooms(BATHROOMS, row.word(BATHROOMS)));
        row.put("receptions", rooms(RECEPTIONS, row.word(RECEPTIONS)));
        row.put("floor_area_sqm", row.whole(FLOOR_AREA, 1, 100_000));
        coordinates();
        var letType = letType();
        money(letType);
        row.put("furnishing", row.choice(FURNISHING, ListingWords::furnishing));
        row.put("available_from", availableFrom());
        row.put("summary", row.prose(SUMMARY, 1000));
        row.put("description", row.prose(DESCRIPTION, 30_000));
        row.put("council_tax_band", letter(COUNCIL_TAX_BAND, BAND, "band"));
        energy();
        status();
    }

    /** Feeds for portals carry sales, too. */
    private void refuseSale() {
        var text = row.word(TRANSACTION);
        if (!text.isEmpty() && !ListingWords.isLetting(text)) {
            row.problem(TRANSACTION, PROBLEM + "sale");
        }
    }

    private void place() {
        var address = address();
        if (address.isEmpty()) {
            row.missing(ADDRESS, "listing.problem.address");
        } else if (address.length() > 300) {
            row.problem(ADDRESS, "import.problem.too-long", "300");
        } else {
            row.put("address", address);
        }
        var outcode = postcode(address);
        row.put("outcode", outcode);
        row.put("town", town(address, outcode));
    }

    private String address() {
        var address = new StringBuilder();
        LINE_BREAK.splitAsStream(row.prose(ADDRESS)).map(RowTexts::oneLine).forEach(line -> {
            if (!line.isEmpty()) {
                if (!address.isEmpty()) {
                    address.append(address.charAt(address.length() - 1) == ',' ? " " : ", ");
                }
                address.append(line);
            }
        });
        return address.toString();
    }

    /**
     * A column that holds outcodes only is no reason to forget the whole postcode in the address.
     *
     * @return the outcode
     */
    private @Nullable String postcode(String address) {
        var text = (row.word(POSTCODE) + " " + row.word(INCODE)).strip();
        var searched = address.length() > 300 ? "" : address;
        if (text.isEmpty()) {
            var found = Postcode.findIn(searched);
            found.ifPresent(postcode -> row.put("postcode", postcode.value()));
            return found.map(Postcode::outcode)
                    .or(() -> Postcode.findOutcodeIn(searched))
                    .orElse(null);
        }
        if (text.length() <= RowTexts.LONGEST_VALUE) {
            var whole = Postcode.parse(text);
            if (whole.isPresent()) {
                row.put("postcode", whole.get().value());
                return whole.get().outcode();
            }
            var outcode = Postcode.parseOutcode(text);
            if (outcode.isPresent()) {
                Postcode.findIn(searched)
                        .filter(postcode -> postcode.outcode().equals(outcode.get()))
                        .ifPresent(postcode -> row.put("postcode", postcode.value()));
                return outcode.get();
            }
        }
        row.problem(POSTCODE, PROBLEM + "postcode");
        return null;
    }

    /**
     * The post town. Portals' files have an "area" instead, which is the area somebody searched in: the Belgravia of
     * their rows takes in Putney. Beside a grid's heading "Town" that would be untrue, so London is London where the
     * address or the postcode says so, and an area stands in only where nothing better is known.
     */
    private @Nullable String town(String address, @Nullable String outcode) {
        var town = row.line(TOWN);
        if (!town.isEmpty()) {
            return row.line(TOWN, 120);
        }
        if (NAMES_LONDON.matcher(address).find()
                || (outcode != null && OF_LONDON.matcher(outcode).matches())) {
            return "London";
        }
        if (row.line(AREA).isEmpty()) {
            row.missing(TOWN, PROBLEM + "town");
        }
        return row.line(AREA, 120);
    }

    /** Lists from portals say "long let" where a type should stand. */
    private @Nullable PropertyType type() {
        var text = row.line(TYPE);
        var type = text.isEmpty() ? Optional.<PropertyType>empty() : ListingWords.type(text);
        if (type.isEmpty()) {
            if (text.isEmpty()) {
                row.notice(TYPE, NOTICE + "no-type");
            } else {
                row.notice(TYPE, NOTICE + "type", RowTexts.shortened(text));
            }
        }
        row.put("property_type", type.orElse(null));
        return type.orElse(null);
    }

    /** A studio has no bedroom apart: that it may say nothing of them is no gap. */
    private void bedrooms(@Nullable PropertyType type) {
        var text = row.word(BEDROOMS);
        if (text.isEmpty() && type != PropertyType.STUDIO) {
            row.missing(BEDROOMS, PROBLEM + "bedrooms-missing");
        } else if (text.isEmpty()
                || ListingWords.type(text).filter(PropertyType.STUDIO::equals).isPresent()) {
            row.put("bedrooms", 0);
        } else {
            row.put("bedrooms", rooms(BEDROOMS, text));
        }
    }

    private @Nullable Integer rooms(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        var rooms = ROOMS.matcher(text);
        if (text.length() <= RowTexts.LONGEST_VALUE && rooms.matches()) {
            int number = Integer.parseInt(rooms.group("number"));
            if (number <= 50) {
                return number;
            }
            row.problem(field, "listing.problem.rooms");
            return null;
        }
        row.problem(field, PROBLEM + "rooms", RowTexts.shortened(text));
        return null;
    }

    /** Known together or not at all. */
    private void coordinates() {
        var latitude = row.decimal(LATITUDE, "49", "61.5");
        var longitude = row.decimal(LONGITUDE, "-9", "2.5");
        if (latitude != null && longitude != null) {
            row.put("latitude", latitude);
            row.put("longitude", longitude);
        }
    }

    private @Nullable LetType letType() {
        if (row.word(LET_TYPE).isEmpty()) {
            var stated = ListingWords.letType(row.line(TYPE)).orElse(null);
            row.put("let_type", stated);
            return stated;
        }
        var type = row.choice(LET_TYPE, ListingWords::letType);
        row.put("let_type", type);
        return type;
    }

    private void money(@Nullable LetType letType) {
        var rent = rent();
        if (rent != null) {
            row.put("rent_pence", rent.amountPence());
            row.put("rent_frequency", rent.frequency());
        }
        var deposit = row.amount(DEPOSIT);
        if (deposit != null && rent != null && letType != LetType.SHORT && deposit > ListingRules.depositCap(rent)) {
            row.problem(
                    DEPOSIT,
                    "listing.problem.deposit",
                    Integer.toString(ListingRules.depositWeeks(rent)),
                    Money.format(ListingRules.depositCap(rent)));
        }
        row.put("deposit_pence", deposit);
    }

    /** A rent that is not stated is not invented, and of two that contradict each other none is chosen. */
    private @Nullable Rent rent() {
        var monthly = row.word(RENT);
        var weekly = row.word(RENT_PW);
        if (monthly.isEmpty() && weekly.isEmpty()) {
            row.missing(row.has(RENT) ? RENT : RENT_PW, PROBLEM + "rent-missing");
            return null;
        }
        var frequency = row.choice(RENT_FREQUENCY, ListingWords::frequency);
        var pcm = rent(RENT, monthly, frequency == null ? RentFrequency.MONTHLY : frequency);
        var pw = rent(RENT_PW, weekly, RentFrequency.WEEKLY);
        if (pcm == null || pw == null) {
            return pcm == null ? pw : pcm;
        }
        long apart = Math.abs(pcm.pcmPence() - pw.pcmPence());
        if (apart > Math.max(ONE_POUND_A_WEEK, pcm.pcmPence() / 100)) {
            row.problem(
                    RENT,
                    PROBLEM + "rents-differ",
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
            row.problem(field, PROBLEM + "rent", RowTexts.shortened(text));
        }
        return rent.orElse(null);
    }

    private @Nullable LocalDate availableFrom() {
        return NOW.matcher(row.line(AVAILABLE_FROM)).matches() ? today : row.date(AVAILABLE_FROM);
    }

    private void energy() {
        if (row.line(EPC_RATING).equalsIgnoreCase("exempt")) {
            row.put("epc_exempt", true);
        } else {
            row.put("epc_rating", letter(EPC_RATING, RATING, "rating"));
        }
        row.put("epc_expires_on", row.date(EPC_EXPIRES_ON));
    }

    private @Nullable String letter(String field, Pattern pattern, String what) {
        var text = row.word(field);
        if (text.isEmpty()) {
            return null;
        }
        var letter = pattern.matcher(text);
        if (!letter.matches()) {
            row.problem(field, PROBLEM + what, RowTexts.shortened(text));
            return null;
        }
        return letter.group("letter").toUpperCase(Locale.ROOT);
    }

    /** No file moves a listing: each step has conditions that somebody has to see to. */
    private void status() {
        var text = row.word(STATUS);
        if (!text.isEmpty() && !text.equalsIgnoreCase("draft")) {
            row.notice(STATUS, NOTICE + "status", RowTexts.shortened(text));
        }
    }
}
