package app.latchkey.demo;

import app.latchkey.listings.ListingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One agency, table by table. What belongs to listing n is rolled from n alone, so that each table can be written
 * without the others in memory.
 */
final class GeneratedAgency {

    private static final int NEGOTIATORS = 40;
    private static final int CONTACTS_OFFSET = 100;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate OWNED_FROM = LocalDate.of(2015, 1, 1);
    private static final Instant FOUNDED = Instant.parse("2020-11-21T09:00:00Z");
    private static final long LIFE_SECONDS = ChronoUnit.SECONDS.between(FOUNDED, Instant.parse("2026-11-21T09:00:00Z"));

    private static final List<GreatBritain.Town> TOWNS = GreatBritain.weighted();
    private static final List<String> TYPES = choices(
            "FLAT 40 HOUSE 8 TERRACED 18 SEMI_DETACHED 10 DETACHED 5 MAISONETTE 5 BUNGALOW 3 STUDIO 6 ROOM 4 OTHER 1");
    private static final List<String> STATUSES =
            choices("DRAFT 3 APPRAISED 3 INSTRUCTED 3 AVAILABLE 30 UNDER_OFFER 5 LET_AGREED 6 LET 34 SUSPENDED 2"
                    + " WITHDRAWN 5 LOST 2 CLOSED 7");
    private static final List<Integer> BEDROOMS = List.of(0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 5);

    /** What a dwelling is, and where. */
    private record Home(
            GreatBritain.Town town,
            String address,
            @Nullable String postcode,
            @Nullable String outcode,
            String type,
            int bedrooms) {}

    private final Connection connection;
    private final long agencyId;
    private final int listings;
    private final int properties;
    private final int landlords;
    /** Ids of this agency's rows come after it. */
    private final long base;

    private final List<String> branches = GreatBritain.branches();

    GeneratedAgency(Connection connection, long agencyId, int listings) {
        this.connection = connection;
        this.agencyId = agencyId;
        this.listings = listings;
        this.properties = listings / 5 * 4;
        this.landlords = listings / 5;
        this.base = agencyId == MillionListings.AGENCY ? 0 : 10_000_000 + agencyId * 100_000;
    }

    private static List<String> choices(String weighted) {
        var words = weighted.split(" ", -1);
        var all = new ArrayList<String>();
        for (int i = 0; i < words.length; i += 2) {
            var word = words[i];
            IntStream.range(0, Integer.parseInt(words[i + 1])).forEach(_ -> all.add(word));
        }
        return List.copyOf(all);
    }

    private long branchId(int branch) {
        return base + branch + 1;
    }

    private long personId(int person) {
        return base + person + 1;
    }

    private Dice dice(String of, long number) {
        return new Dice((agencyId * 31 + of.hashCode()) * 1_000_003 + number * 0x9E37_79B9_7F4A_7C15L);
    }

    void writeStaff(String passwordHash) throws SQLException {
        var agency = new CopiedRows(connection, "agency", "id, name, created_at, version");
        agency.add(agencyId, agencyId == MillionListings.AGENCY ? "Million Homes" : "Agency " + agencyId, FOUNDED, 0);
        agency.end();
        var rows = new CopiedRows(connection, "branch", "id, agency_id, code, name, active, version");
        for (int i = 0; i < branches.size(); i++) {
            var name = branches.get(i);
            rows.add(branchId(i), agencyId, name.substring(0, 4).toUpperCase(Locale.UK), name, true, 0);
        }
        rows.end();
        var people = new CopiedRows(
                connection,
                "users",
                "id, agency_id, branch_id, email, name, role, status, password_hash, created_at, version");
        for (int i = 0; i < NEGOTIATORS; i++) {
            var role = i == 0 ? "ADMIN" : i == 1 ? "MANAGER" : "AGENT";
            people.add(
                    personId(i),
                    agencyId,
                    branchId(i % branches.size()),
                    "%s%d@agency%d.example".formatted(role.toLowerCase(Locale.UK), i, agencyId),
                    negotiator(i),
                    role,
                    "ACTIVE",
                    passwordHash,
                    FOUNDED,
                    0);
        }
        people.end();
    }

    private static String negotiator(int person) {
        return Words.FIRST_NAMES.get(person * 7 % Words.FIRST_NAMES.size()) + " "
                + Words.LAST_NAMES.get(person * 11 % Words.LAST_NAMES.size());
    }

    void writeLandlords() throws SQLException {
        var contacts = new CopiedRows(
                connection,
                "contact",
                "id, agency_id, kind, first_name, last_name, company_name, email, created_at, updated_at, version");
        for (int n = 1; n <= landlords; n++) {
            boolean company = isCompany(n);
            var name = landlordName(n);
            int space = name.indexOf(' ');
            contacts.add(
                    base + CONTACTS_OFFSET + n,
                    agencyId,
                    company ? "COMPANY" : "PERSON",
                    company ? null : name.substring(0, space),
                    company ? null : name.substring(space + 1),
                    company ? name : null,
                    "landlord%d@agency%d.example".formatted(n, agencyId),
                    FOUNDED,
                    FOUNDED,
                    0);
        }
        contacts.end();
        var rows = new CopiedRows(
                connection,
                "landlord",
                "id, agency_id, contact_id, status, aml_status, aml_expires_on, created_at, updated_at, version");
        for (int n = 1; n <= landlords; n++) {
            boolean clear = n % 13 > 0;
            rows.add(
                    base + n,
                    agencyId,
                    base + CONTACTS_OFFSET + n,
                    "ACTIVE",
                    clear ? "CLEAR" : "NOT_CHECKED",
                    clear ? TODAY.plusDays(n % 700 - 50) : null,
                    FOUNDED,
                    FOUNDED,
                    0);
        }
        rows.end();
    }

    private static boolean isCompany(int landlord) {
        return landlord % 10 == 0;
    }

    private String landlordName(int landlord) {
        var dice = dice("landlord", landlord);
        return isCompany(landlord)
                ? dice.of(Words.COMPANY_STEMS) + " " + dice.of(Words.COMPANY_KINDS)
                : dice.of(Words.FIRST_NAMES) + " " + dice.of(Words.LAST_NAMES);
    }

    private Home home(int property) {
        var dice = dice("home", property);
        var town = dice.of(TOWNS);
        var outcode = dice.of(town.outcodes());
        var type = dice.of(TYPES);
        var street = dice.of(Words.STREET_STEMS) + " " + dice.of(Words.STREET_KINDS);
        var house = dice.between(1, 240) + " " + street;
        var address = type.equals("FLAT") || type.equals("STUDIO")
                ? "Flat " + dice.between(1, 60) + ", "
                        + (dice.chance(30) ? dice.of(Words.COMPANY_STEMS) + " " + dice.of(Words.HOUSES) + ", " : "")
                        + house
                : house;
        var letters = "ABDEFGHJLNPQRSTUWXYZ";
        var postcode = dice.chance(3)
                ? null
                : "%s %d%c%c"
                        .formatted(
                                outcode,
                                dice.between(0, 9),
                                letters.charAt(dice.between(0, 19)),
                                letters.charAt(dice.between(0, 19)));
        int bedrooms = type.equals("STUDIO") ? 0 : dice.of(BEDROOMS);
        return new Home(town, address, postcode, postcode == null && dice.chance(40) ? null : outcode, type, bedrooms);
    }

    void writeProperties() throws SQLException {
        var rows = new CopiedRows(
                connection,
                "property",
                "id, agency_id, address, town, postcode, outcode, property_type, bedrooms, epc_rating, epc_exempt,"
                        + " created_at, updated_at, version, owner_names, search_text");
        for (int n = 1; n <= properties; n++) {
            var home = home(n);
            var at = at(n);
            var owner = landlordName(owner(n));
            rows.add(
                    base + n,
                    agencyId,
                    home.address(),
                    home.town().name(),
                    home.postcode(),
                    home.outcode(),
                    home.type(),
                    home.bedrooms(),
                    n % 9 == 0 ? null : String.valueOf((char) ('A' + n % 5)),
                    false,
                    at,
                    at,
                    0,
                    owner,
                    searchText(numbered("PR", base + n), home, owner));
        }
        rows.end();
        var shares = new CopiedRows(
                connection,
                "ownership",
                "id, agency_id, property_id, landlord_id, share_percent, owned_from, leads, version");
        for (int n = 1; n <= properties; n++) {
            shares.add(base + n, agencyId, base + n, base + owner(n), 100, OWNED_FROM, true, 0);
        }
        shares.end();
    }

    /** The landlord, by number, who owns all of a property. */
    private int owner(int property) {
        return property % landlords + 1;
    }

    private static String numbered(String prefix, long number) {
        return prefix + "-" + String.format(Locale.ROOT, "%06d", number);
    }

    private Instant at(int listing) {
        return FOUNDED.plusSeconds(LIFE_SECONDS * listing / listings);
    }

    void writeListings() throws SQLException {
        var rows = new CopiedRows(
                connection,
                "listing",
                "id, agency_id, reference, property_id, branch_id, negotiator_id, landlord_id, landlord_name, status,"
                        + " status_since, let_type, address, town, postcode, outcode, property_type, bedrooms,"
                        + " furnishing, rent_pence, rent_frequency, available_from, pets_considered, summary,"
                        + " description, first_available_on, let_agreed_on, agreed_rent_pcm_pence, move_in_on,"
                        + " created_at, updated_at, version, branch_name, negotiator_name, search_text");
        for (int n = 1; n <= listings; n++) {
            writeListing(rows, n);
        }
        rows.end();
    }

    private void writeListing(CopiedRows rows, int n) throws SQLException {
        // The last fifth are dwellings that come to the market again.
        int property = n <= properties ? n : (n - properties) * 4;
        var home = home(property);
        var dice = dice("listing", n);
        var status = ListingStatus.valueOf(dice.of(STATUSES));
        boolean early = status.compareTo(ListingStatus.INSTRUCTED) <= 0 || status == ListingStatus.LOST;
        boolean weekly = dice.chance(10);
        Long rent = early && dice.chance(30) ? null : (Long) rentPence(home, weekly, dice);
        int branch = branches.indexOf(home.town().branch());
        int person = branch + branches.size() * dice.between(0, 2);
        boolean nobody = dice.chance(5);
        Integer landlord = early && dice.chance(30) ? null : (Integer) owner(property);
        var landlordName = landlord == null ? null : landlordName(landlord);
        var at = at(n);
        var firstOn = early
                ? null
                : LocalDate.ofEpochDay(at.getEpochSecond() / 86_400).plusDays(dice.between(1, 20));
        boolean agreed = status == ListingStatus.LET_AGREED;
        var reference = numbered("LK", base + n);
        rows.add(
                base + n,
                agencyId,
                reference,
                base + property,
                branchId(branch),
                nobody ? null : personId(person),
                landlord == null ? null : base + landlord,
                landlordName,
                status,
                at,
                "LONG",
                home.address(),
                home.town().name(),
                home.postcode(),
                home.outcode(),
                home.type(),
                home.bedrooms(),
                dice.chance(10) ? null : dice.of(List.of("FURNISHED", "PART_FURNISHED", "UNFURNISHED", "UNFURNISHED")),
                rent,
                rent == null ? null : weekly ? "WEEKLY" : "MONTHLY",
                dice.chance(20)
                        ? null
                        : LocalDate.ofEpochDay(at.getEpochSecond() / 86_400).plusDays(dice.between(10, 120)),
                dice.chance(40),
                home.bedrooms() + " bedrooms in " + home.town().name(),
                "With %s, %s and %s. %s is minutes away, and so are shops, schools and buses. Viewings by appointment."
                        .formatted(
                                dice.of(Words.ATTRACTIONS),
                                dice.of(Words.ATTRACTIONS),
                                dice.of(Words.ATTRACTIONS),
                                home.town().name()),
                firstOn,
                agreed ? TODAY : null,
                agreed ? 1 : null,
                agreed ? TODAY.plusDays(20) : null,
                at,
                at,
                0,
                branches.get(branch),
                nobody ? null : negotiator(person),
                ' ' + searchText(reference, home, landlordName));
    }

    private static long rentPence(Home home, boolean weekly, Dice dice) {
        double pounds = home.town().poundsPcm() * (0.75 + 0.3 * home.bedrooms()) * dice.between(70, 140) / 100;
        return weekly ? Math.round(pounds * 12 / 52 / 5) * 500 : Math.round(pounds / 5) * 500;
    }

    /** As the triggers write it; nothing here has an accent. */
    private static String searchText(String reference, Home home, @Nullable String name) {
        var text = new StringBuilder(reference)
                .append(' ')
                .append(home.address())
                .append(' ')
                .append(home.town().name());
        var postcode = home.postcode();
        if (postcode != null) {
            text.append(' ').append(postcode).append(' ').append(postcode.replace(" ", ""));
        }
        if (home.outcode() != null) {
            text.append(' ').append(home.outcode());
        }
        if (name != null) {
            text.append(' ').append(name);
        }
        return text.toString().toLowerCase(Locale.UK);
    }

    /** Three events a listing: it was created, it changed, its rent changed. */
    void writeHistory() throws SQLException {
        var rows = new CopiedRows(
                connection,
                "history_event",
                "id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id, changes");
        long id = base * 3;
        for (int round = 0; round < 3; round++) {
            for (int n = 1; n <= listings; n++) {
                var dice = dice("event" + round, n);
                int person = dice.between(0, NEGOTIATORS - 1);
                var changes = switch (round) {
                    case 0 -> "[{\"field\":\"bedrooms\",\"before\":null,\"after\":\"2\"}]";
                    case 1 -> "[{\"field\":\"status\",\"before\":\"DRAFT\",\"after\":\"AVAILABLE\"}]";
                    default -> "[{\"field\":\"rent\",\"before\":\"95000 MONTHLY\",\"after\":\"92500 MONTHLY\"}]";
                };
                rows.add(
                        ++id,
                        agencyId,
                        at(n).plusSeconds(round * 86_400L * dice.between(1, 10)),
                        personId(person),
                        negotiator(person),
                        round == 0 ? "CREATED" : round == 1 ? "STATUS_CHANGED" : "CHANGED",
                        "Listing",
                        base + n,
                        changes);
            }
        }
        rows.end();
    }
}
