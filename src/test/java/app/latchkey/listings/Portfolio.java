package app.latchkey.listings;

import app.latchkey.Agencies;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random listings of one agency, known in memory as well: what a filter and a sort must give is worked out here
 * without the database. Texts are made so that every collation orders them alike.
 */
record Portfolio(List<Dwelling> dwellings) {

    private static final List<String> STREETS = List.of("Acacia Road", "Kensington Gardens", "Mill Lane", "Tower Hill");
    private static final List<String> TOWNS = List.of("Bristol", "Leeds", "York");
    private static final List<String> OUTCODES = List.of("BS1", "BS16", "LS1", "SW1A", "YO1");
    private static final List<Integer> RENTS = List.of(750_00, 1_000_00, 1_250_00, 2_400_00);
    private static final List<RentFrequency> FREQUENCIES =
            List.of(RentFrequency.MONTHLY, RentFrequency.WEEKLY, RentFrequency.FOUR_WEEKLY, RentFrequency.YEARLY);

    /** One listing; {@code values} are its columns as they stand in the table. */
    record Dwelling(
            long id,
            String reference,
            String address,
            String town,
            @Nullable String postcode,
            @Nullable String outcode,
            PropertyType type,
            int bedrooms,
            @Nullable Furnishing furnishing,
            @Nullable Rent rent,
            @Nullable LocalDate availableFrom,
            ListingStatus status,
            @Nullable Long landlordId,
            @Nullable String landlord,
            long branchId,
            String branch,
            @Nullable Long negotiatorId,
            @Nullable String negotiator,
            @Nullable LocalDate firstAvailableOn,
            boolean deleted) {

        ListingRow row(LocalDate today) {
            return new ListingRow(
                    id,
                    reference,
                    address,
                    town,
                    outcode,
                    type,
                    bedrooms,
                    rent,
                    availableFrom,
                    status,
                    landlord,
                    branch,
                    negotiator,
                    firstAvailableOn == null ? null : ChronoUnit.DAYS.between(firstAvailableOn, today));
        }

        @Nullable Long pcm() {
            return rent == null ? null : rent.pcmPence();
        }

        private boolean hasText(String text) {
            var said = Stream.of(
                            reference,
                            address,
                            town,
                            postcode == null ? "" : postcode + " " + postcode.replace(" ", ""),
                            outcode == null ? "" : outcode,
                            landlord == null ? "" : landlord)
                    .reduce("", (a, b) -> a + " " + b)
                    .toLowerCase(Locale.UK);
            return Arrays.stream(text.toLowerCase(Locale.UK).split("[\\s,]+", -1))
                    .map(word -> word.matches("[a-z0-9]{1,2}|[a-z]{2}-[0-9]*") ? " " + word : word)
                    .allMatch(said::contains);
        }

        boolean matches(ListingFilter f) {
            return !deleted
                    && (f.text().isEmpty() || hasText(f.text()))
                    && (f.statuses().isEmpty() || f.statuses().contains(status))
                    && within(bedrooms, f.bedroomsMin(), f.bedroomsMax())
                    && within(pcm(), f.rentMinPence(), f.rentMaxPence())
                    && (f.propertyTypes().isEmpty() || f.propertyTypes().contains(type))
                    && (f.town().isEmpty() || f.town().equalsIgnoreCase(town))
                    && (f.outcode().isEmpty()
                            || (outcode != null
                                    && outcode.startsWith(f.outcode().toUpperCase(Locale.UK))))
                    && (f.furnishings().isEmpty()
                            || (furnishing != null && f.furnishings().contains(furnishing)))
                    && within(availableFrom, null, f.availableBy())
                    && (f.branchId() == null || f.branchId() == branchId)
                    && (f.negotiatorId() == null || f.negotiatorId().equals(negotiatorId));
        }

        private static <T extends Comparable<? super T>> boolean within(
                @Nullable T value, @Nullable T from, @Nullable T to) {
            if (from == null && to == null) {
                return true;
            }
            return value != null
                    && (from == null || value.compareTo(from) >= 0)
                    && (to == null || value.compareTo(to) <= 0);
        }
    }

    List<ListingRow> rows(ListingFilter filter, ListingSort sort) {
        var today = Agencies.today();
        return dwellings.stream()
                .filter(dwelling -> dwelling.matches(filter))
                .sorted(order(sort))
                .map(dwelling -> dwelling.row(today))
                .toList();
    }

    /** Blanks last whichever way; equals in the order of creation, the same way. The young came last to the market. */
    private static Comparator<Dwelling> order(ListingSort sort) {
        boolean upwards = sort.column() == Column.AGE ? !sort.ascending() : sort.ascending();
        return switch (sort.column()) {
            case CREATED -> by(Dwelling::id, upwards);
            case REFERENCE -> by(Dwelling::reference, upwards);
            case ADDRESS -> by(Dwelling::address, upwards);
            case TOWN -> by(Dwelling::town, upwards);
            case OUTCODE -> by(Dwelling::outcode, upwards);
            case PROPERTY_TYPE -> by(dwelling -> dwelling.type().name(), upwards);
            case BEDROOMS -> by(Dwelling::bedrooms, upwards);
            case RENT -> by(Dwelling::pcm, upwards);
            case AVAILABLE_FROM -> by(Dwelling::availableFrom, upwards);
            case STATUS -> by(Dwelling::status, upwards);
            case LANDLORD -> by(Dwelling::landlord, upwards);
            case BRANCH -> by(Dwelling::branch, upwards);
            case NEGOTIATOR -> by(Dwelling::negotiator, upwards);
            case AGE -> by(Dwelling::firstAvailableOn, upwards);
        };
    }

    private static <T extends Comparable<? super T>> Comparator<Dwelling> by(
            Function<Dwelling, @Nullable T> key, boolean upwards) {
        Comparator<T> natural = upwards ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Comparator<Long> tie = upwards ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.<Dwelling, @Nullable T>comparing(key, Comparator.nullsLast(natural))
                .thenComparing(Dwelling::id, tie);
    }

    static ListingFilter only(ListingStatus... statuses) {
        return ListingFilter.ofStatuses(Set.of(statuses));
    }

    static Portfolio random(int size, Random random, TestAgency agency, Agencies agencies, JdbcTemplate database) {
        var landlords = new TreeMap<Long, String>();
        for (var name : List.of("Ada Archer", "Bela Brown", "Cyril Crow")) {
            var parts = name.split(" ", -1);
            landlords.put(agencies.landlord(agency, parts[0], parts[1]), name);
        }
        return agencies.within(agency.id(), () -> {
            long property = number(database, "property_seq");
            database.update("""
                    insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt, created_at,
                           updated_at, version) values (?, ?, '1 Acacia Road', 'York', 'FLAT', 1, false, now(), now(), 0)""", property, agency.id());
            var ids =
                    database.queryForList("select nextval('listing_seq') from generate_series(1, ?)", Long.class, size);
            var dwellings = new ArrayList<Dwelling>();
            for (int i = 0; i < size; i++) {
                dwellings.add(random(ids.get(i), i, random, agency, landlords));
            }
            insert(dwellings, property, agency, database);
            return new Portfolio(dwellings);
        });
    }

    private static Dwelling random(long id, int number, Random random, TestAgency agency, Map<Long, String> landlords) {
        var outcode = maybe(random, OUTCODES);
        var status = any(random, List.of(ListingStatus.values()));
        var onMarket = Set.of(
                        ListingStatus.AVAILABLE, ListingStatus.UNDER_OFFER, ListingStatus.LET_AGREED, ListingStatus.LET)
                .contains(status);
        var pence = any(random, RENTS);
        var rent = onMarket || random.nextInt(4) > 0 ? new Rent(pence, any(random, FREQUENCIES)) : null;
        var landlord = maybe(random, List.copyOf(landlords.keySet()));
        var south = random.nextBoolean();
        var negotiator = maybe(random, List.of(agency.agent(), agency.manager()));
        return new Dwelling(
                id,
                "T-%05d".formatted((number * 7919 + 13) % 100_000),
                "%03d %s".formatted(random.nextInt(40), any(random, STREETS)),
                any(random, TOWNS),
                outcode == null || random.nextBoolean() ? null : outcode + " " + random.nextInt(10) + "AB",
                outcode,
                any(random, List.of(PropertyType.values())),
                random.nextInt(5),
                maybe(random, List.of(Furnishing.values())),
                rent,
                random.nextInt(4) == 0 ? null : Agencies.today().plusDays(random.nextInt(20)),
                status,
                landlord,
                landlord == null ? null : landlords.get(landlord),
                south ? agency.otherBranchId() : agency.branchId(),
                south ? "South" : "North",
                negotiator == null ? null : negotiator.id(),
                negotiator == null ? null : negotiator.name(),
                onMarket || random.nextInt(3) == 0 ? Agencies.today().minusDays(random.nextInt(30)) : null,
                random.nextInt(10) == 0);
    }

    private static void insert(List<Dwelling> dwellings, long property, TestAgency agency, JdbcTemplate database) {
        database.batchUpdate(
                """
                insert into listing (id, agency_id, reference, property_id, branch_id, negotiator_id, landlord_id, status,
                       status_since, let_type, address, town, postcode, outcode, property_type, bedrooms, furnishing,
                       rent_pence, rent_frequency, available_from, pets_considered, first_available_on, let_agreed_on,
                       agreed_rent_pcm_pence, move_in_on, created_at, updated_at, deleted_at, version, search_text)
                values (?, ?, ?, ?, ?, ?, ?, ?, now(), 'LONG', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, now(),
                       now(), case when ? then now() end, 0, '')""",
                dwellings.stream()
                        .map(d -> {
                            boolean agreed = d.status() == ListingStatus.LET_AGREED;
                            return new @Nullable Object[] {
                                d.id(),
                                agency.id(),
                                d.reference(),
                                property,
                                d.branchId(),
                                d.negotiatorId(),
                                d.landlordId(),
                                d.status().name(),
                                d.address(),
                                d.town(),
                                d.postcode(),
                                d.outcode(),
                                d.type().name(),
                                d.bedrooms(),
                                d.furnishing() == null ? null : d.furnishing().name(),
                                d.rent() == null ? null : d.rent().amountPence(),
                                d.rent() == null ? null : d.rent().frequency().name(),
                                date(d.availableFrom()),
                                date(d.firstAvailableOn()),
                                date(agreed ? Agencies.today() : null),
                                agreed ? d.pcm() : null,
                                date(agreed ? Agencies.today() : null),
                                d.deleted()
                            };
                        })
                        .toList());
    }

    /** Half of the filters ask for little, so that most find something; every part is asked for again and again. */
    ListingFilter randomFilter(Random random, TestAgency agency) {
        int often = 3 + random.nextInt(8);
        return new ListingFilter(
                rarely(random, often, randomText(random), ""),
                rarely(random, often, Set.copyOf(some(random, List.of(ListingStatus.values()))), Set.of()),
                rarely(random, often, random.nextInt(4)),
                rarely(random, often, random.nextInt(5)),
                rarely(random, often, 750_00L + random.nextInt(3) * 250_00L),
                rarely(random, often, 1_000_00L + random.nextInt(5) * 500_00L),
                rarely(random, often, Set.copyOf(some(random, List.of(PropertyType.values()))), Set.of()),
                rarely(random, often, any(random, List.of("Bristol", "leeds", "YORK", "Paris")), ""),
                rarely(random, often, any(random, List.of("BS1", "bs", "S", "SW1A", "LS1", "YO12")), ""),
                rarely(random, often, Set.copyOf(some(random, List.of(Furnishing.values()))), Set.of()),
                rarely(random, often, Agencies.today().plusDays(random.nextInt(20))),
                rarely(random, often, random.nextBoolean() ? agency.branchId() : agency.otherBranchId()),
                rarely(
                        random,
                        often,
                        random.nextBoolean()
                                ? agency.agent().id()
                                : agency.manager().id()),
                ListingMoments.ANY);
    }

    /** Words that stand together in some listing, for only then must nothing similar be found instead. */
    private String randomText(Random random) {
        var d = any(
                random,
                dwellings.stream().filter(dwelling -> !dwelling.deleted()).toList());
        return switch (random.nextInt(5)) {
            case 0 -> d.reference().substring(2);
            case 1 -> d.address().substring(2) + ", " + d.town();
            case 2 -> d.postcode() == null ? d.town() : d.postcode().replace(" ", "");
            case 3 -> d.landlord() == null ? d.address() : d.landlord().toUpperCase(Locale.UK);
            default -> d.address().substring(4, 8) + " " + d.reference().toLowerCase(Locale.UK);
        };
    }

    private static <T> T rarely(Random random, int often, T value, T otherwise) {
        return random.nextInt(often) == 0 ? value : otherwise;
    }

    private static <T> @Nullable T rarely(Random random, int often, T value) {
        return random.nextInt(often) == 0 ? value : null;
    }

    private static <T> List<T> some(Random random, List<T> values) {
        return values.stream().filter(value -> random.nextBoolean()).toList();
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T maybe(Random random, List<T> values) {
        return random.nextInt(4) == 0 ? null : any(random, values);
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static long number(JdbcTemplate database, String sequence) {
        var number = database.queryForObject("select nextval(?::regclass)", Long.class, sequence);
        return number == null ? 0 : number;
    }
}
