package app.latchkey.properties;

import app.latchkey.Agencies;
import app.latchkey.TestAgency;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Properties at random, written straight into the table, and what each filter and order must make of them. */
record Estate(List<Home> homes) {

    private static final List<String> TOWNS = List.of("Bristol", "Leeds", "York", "london");
    private static final List<String> STREETS = List.of("Mill Lane", "High Street", "Castle Mews", "Orchard Close");
    private static final List<String> OUTCODES = List.of("BS1", "BS16", "LS1", "SW1A", "YO1");

    record Home(
            long id,
            @Nullable String ownRef,
            String address,
            String town,
            @Nullable String postcode,
            @Nullable String outcode,
            PropertyType type,
            int bedrooms,
            List<Long> owners,
            List<String> names,
            @Nullable String listing,
            boolean archived) {

        @Nullable String postcodeKey() {
            return postcode == null ? outcode : postcode;
        }

        PropertyRow row() {
            return new PropertyRow(
                    id,
                    address,
                    town,
                    postcodeKey(),
                    type,
                    bedrooms,
                    names.isEmpty() ? null : String.join(", ", names),
                    listing);
        }

        boolean matches(PropertyFilter f) {
            return archived == f.archived()
                    && (f.text().isEmpty() || hasText(f.text()))
                    && (f.propertyTypes().isEmpty() || f.propertyTypes().contains(type))
                    && (f.bedroomsMin() == null || bedrooms >= f.bedroomsMin())
                    && (f.bedroomsMax() == null || bedrooms <= f.bedroomsMax())
                    && (f.town().isEmpty() || f.town().equalsIgnoreCase(town))
                    && (f.outcode().isEmpty()
                            || (outcode != null
                                    && outcode.startsWith(f.outcode().toUpperCase(Locale.UK))))
                    && (!f.onMarket() || "AVAILABLE".equals(listing) || "UNDER_OFFER".equals(listing))
                    && (!f.withoutOwner() || names.isEmpty());
        }

        private boolean hasText(String text) {
            var said = Stream.of(
                            PropertyReference.of(id),
                            ownRef == null ? "" : ownRef,
                            address,
                            town,
                            postcode == null ? "" : postcode + " " + postcode.replace(" ", ""),
                            outcode == null ? "" : outcode,
                            String.join(" ", names))
                    .collect(Collectors.joining(" "))
                    .toLowerCase(Locale.UK);
            return Arrays.stream(text.toLowerCase(Locale.UK).split("[\\s,]+", -1))
                    .allMatch(said::contains);
        }
    }

    List<PropertyRow> rows(PropertyFilter filter, PropertySort sort) {
        return homes.stream()
                .filter(home -> home.matches(filter))
                .sorted(order(sort))
                .map(Home::row)
                .toList();
    }

    /** Blanks last whichever way; equals in the order of creation, the same way. */
    private static Comparator<Home> order(PropertySort sort) {
        boolean upwards = sort.ascending();
        return switch (sort.column()) {
            case CREATED -> by(Home::id, upwards);
            case ADDRESS -> by(Home::address, upwards);
            case TOWN -> by(Home::town, upwards);
            case POSTCODE -> by(Home::postcodeKey, upwards);
            case PROPERTY_TYPE -> by(home -> home.type().name(), upwards);
            case BEDROOMS -> by(Home::bedrooms, upwards);
        };
    }

    private static <T extends Comparable<? super T>> Comparator<Home> by(
            Function<Home, @Nullable T> key, boolean upwards) {
        Comparator<T> natural = upwards ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Comparator<Long> tie = upwards ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.<Home, @Nullable T>comparing(key, Comparator.nullsLast(natural))
                .thenComparing(Home::id, tie);
    }

    static Estate random(int size, Random random, TestAgency agency, Agencies agencies, JdbcTemplate database) {
        var landlords = new TreeMap<Long, String>();
        for (var name : List.of("Ada Archer", "Bela Brown", "Cyril Crow")) {
            var parts = name.split(" ", -1);
            landlords.put(agencies.landlord(agency, parts[0], parts[1]), name);
        }
        return agencies.within(agency.id(), () -> {
            var ids = database.queryForList(
                    "select nextval('property_seq') from generate_series(1, ?)", Long.class, size);
            var homes = new ArrayList<Home>();
            for (int i = 0; i < size; i++) {
                homes.add(random(ids.get(i), i, random, landlords));
            }
            insert(homes, agency, database);
            return new Estate(homes);
        });
    }

    private static Home random(long id, int number, Random random, Map<Long, String> landlords) {
        var outcode = maybe(random, OUTCODES);
        var owners = landlords.keySet().stream().skip(random.nextInt(4)).toList();
        return new Home(
                id,
                random.nextBoolean() ? "OWN/" + number : null,
                "%03d %s".formatted(random.nextInt(30), any(random, STREETS)),
                any(random, TOWNS),
                outcode == null || random.nextBoolean() ? null : outcode + " " + random.nextInt(10) + "AB",
                outcode,
                any(random, List.of(PropertyType.values())),
                random.nextInt(5),
                owners,
                owners.stream().map(landlords::get).toList(),
                maybe(random, List.of("DRAFT", "AVAILABLE", "UNDER_OFFER", "WITHDRAWN")),
                random.nextInt(8) == 0);
    }

    private static void insert(List<Home> homes, TestAgency agency, JdbcTemplate database) {
        for (var home : homes) {
            database.update(
                    """
                    insert into property (id, agency_id, own_ref, address, town, postcode, outcode, property_type, bedrooms,
                           epc_exempt, created_at, updated_at, deleted_at, version)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, now(), now(), case when ? then now() end, 0)""",
                    home.id(),
                    agency.id(),
                    home.ownRef(),
                    home.address(),
                    home.town(),
                    home.postcode(),
                    home.outcode(),
                    home.type().name(),
                    home.bedrooms(),
                    home.archived());
            var shares = home.owners().isEmpty()
                    ? List.<BigDecimal>of()
                    : Share.evenly(home.owners().size());
            for (int i = 0; i < shares.size(); i++) {
                database.update(
                        """
                        insert into ownership (id, agency_id, property_id, landlord_id, share_percent, owned_from, leads, version)
                        values (nextval('ownership_seq'), ?, ?, ?, ?, ?, ?, 0)""",
                        agency.id(),
                        home.id(),
                        home.owners().get(i),
                        shares.get(i),
                        Date.valueOf(Agencies.today()),
                        i == 0);
            }
            if (home.listing() != null) {
                list(home, home.listing(), agency, database);
            }
        }
    }

    /** An older listing that was lost is of no account. */
    private static void list(Home home, String status, TestAgency agency, JdbcTemplate database) {
        for (var each : List.of("LOST", status)) {
            database.update(
                    """
                    insert into listing (id, agency_id, property_id, branch_id, status, status_since, let_type, address, town,
                           property_type, bedrooms, rent_pence, rent_frequency, pets_considered, first_available_on,
                           created_at, updated_at, version, search_text)
                    values (nextval('listing_seq'), ?, ?, ?, ?, now(), 'LONG', ?, ?, ?, ?, 100000, 'MONTHLY', false, now(),
                            now(), now(), 0, '')""",
                    agency.id(),
                    home.id(),
                    agency.branchId(),
                    each,
                    home.address(),
                    home.town(),
                    home.type().name(),
                    home.bedrooms());
        }
    }

    /** Half of the filters ask for little, so that most find something; every part is asked for again and again. */
    PropertyFilter randomFilter(Random random) {
        int often = 3 + random.nextInt(8);
        return new PropertyFilter(
                random.nextInt(often) == 0 ? randomText(random) : "",
                random.nextInt(often) == 0
                        ? Set.copyOf(Stream.of(PropertyType.values())
                                .filter(type -> random.nextBoolean())
                                .toList())
                        : Set.of(),
                random.nextInt(often) == 0 ? random.nextInt(4) : null,
                random.nextInt(often) == 0 ? random.nextInt(5) : null,
                random.nextInt(often) == 0 ? any(random, List.of("Bristol", "leeds", "LONDON", "Paris")) : "",
                random.nextInt(often) == 0 ? any(random, List.of("BS1", "bs", "S", "SW1A", "YO12")) : "",
                random.nextInt(often) == 0,
                random.nextInt(often) == 0,
                random.nextInt(often) == 0);
    }

    /** Words that stand together in some home, for only then must nothing similar be found instead. */
    private String randomText(Random random) {
        var home = any(random, homes);
        return switch (random.nextInt(5)) {
            case 0 -> PropertyReference.of(home.id());
            case 1 -> home.address().substring(2) + ", " + home.town();
            case 2 -> home.postcode() == null ? home.town() : home.postcode().replace(" ", "");
            case 3 ->
                home.names().isEmpty()
                        ? home.address()
                        : home.names().getFirst().toUpperCase(Locale.UK);
            default -> home.ownRef() == null ? home.town() : home.ownRef().toLowerCase(Locale.UK);
        };
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T maybe(Random random, List<T> values) {
        return random.nextInt(4) == 0 ? null : any(random, values);
    }
}
