package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.Money;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ListingFiguresTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final Period MARCH = days("2026-03-01", "2026-04-01");
    private static final Period FEBRUARY = days("2026-02-01", "2026-03-01");

    @Autowired
    private StockFigures stock;

    @Autowired
    private StepFigures steps;

    @Autowired
    private ListingService listings;

    @Autowired
    private ClosedDays closed;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private long property;
    private long landlord;

    @BeforeEach
    void begin() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
        landlord = agencies.landlord(agency, "Ada", "Byron");
        property = property();
    }

    @Test
    void daysToLetLeaveTheDaysSuspendedOut() {
        var listing = listing("LET_AGREED", "2026-03-01");
        steps(
                listing,
                "INSTRUCTED 2026-02-20T10:00:00Z",
                "AVAILABLE 2026-03-01T10:00:00Z",
                "SUSPENDED 2026-03-10T10:00:00Z",
                "AVAILABLE 2026-03-15T09:00:00Z",
                "LET_AGREED 2026-03-21T16:00:00Z");
        var figure = read(StepFigures.DAYS_TO_LET, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("15.0");
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        for (var day : List.of("2026-03-03", "2026-03-05", "2026-03-10", "2026-03-30")) {
            steps(
                    listing("LET_AGREED", "2026-03-01"),
                    "AVAILABLE 2026-03-01T10:00:00Z",
                    "LET_AGREED " + day + "T10:00:00Z");
        }
        var figure = read(StepFigures.DAYS_TO_LET, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("6.5");
        assertThat(note(figure, "mean")).isEqualByComparingTo("11.0");
        assertThat(figure.parts())
                .extracting(Part::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal("2"),
                        new BigDecimal("3.5"),
                        new BigDecimal("6.5"),
                        new BigDecimal("14"),
                        new BigDecimal("29"));
    }

    @Test
    void whatWasAchievedIsAShareOfWhatWasAskedAndMoreThanThatAnAlert() {
        var fair = listing("LET_AGREED", "2026-03-01");
        update("update listing set rent_pence = 120000, agreed_rent_pcm_pence = 115000 where id = " + fair);
        steps(fair, "LET_AGREED 2026-03-10T10:00:00Z");
        assertThat(read(StepFigures.ACHIEVED, MARCH).value()).isEqualByComparingTo("95.8");
        assertThat(read(StepFigures.ACHIEVED, MARCH).notes()).isEmpty();
        var above = listing("LET", "2026-03-01");
        update("update listing set rent_pence = 120000, agreed_rent_pcm_pence = 125000 where id = " + above);
        steps(above, "LET_AGREED 2026-03-11T10:00:00Z");
        var figure = read(StepFigures.ACHIEVED, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("95.8");
        assertThat(note(figure, "above")).isEqualByComparingTo("1");
    }

    @Test
    void anInstructionIsNewOnceForAListingAndOnceForAPropertyThatComesBackWithinFourWeeks() {
        var first = listing("WITHDRAWN", "2026-01-05");
        steps(
                first,
                "INSTRUCTED 2026-01-02T10:00:00Z",
                "AVAILABLE 2026-01-05T10:00:00Z",
                "WITHDRAWN 2026-02-20T10:00:00Z");
        steps(listing("INSTRUCTED", null), "INSTRUCTED 2026-03-10T10:00:00Z");
        assertThat(read(StepFigures.INSTRUCTIONS, MARCH).value()).isEqualByComparingTo("0");
        steps(listing("INSTRUCTED", null), "INSTRUCTED 2026-03-21T10:00:00Z");
        assertThat(read(StepFigures.INSTRUCTIONS, MARCH).value())
                .as("29 days later")
                .isEqualByComparingTo("1");
        steps(first, "INSTRUCTED 2026-03-25T10:00:00Z");
        assertThat(read(StepFigures.INSTRUCTIONS, MARCH).value())
                .as("itself again")
                .isEqualByComparingTo("1");
        assertThat(read(StepFigures.INSTRUCTIONS, days("2026-01-01", "2026-02-01"))
                        .value())
                .isEqualByComparingTo("1");
    }

    @Test
    void letsAreCountedGrossAndNet() {
        steps(
                listing("AVAILABLE", "2026-03-01"),
                "AVAILABLE 2026-03-01T10:00:00Z",
                "LET_AGREED 2026-03-05T10:00:00Z",
                "AVAILABLE 2026-03-09T10:00:00Z");
        steps(listing("LET_AGREED", "2026-03-01"), "AVAILABLE 2026-03-01T10:00:00Z", "LET_AGREED 2026-03-06T10:00:00Z");
        steps(listing("LET_AGREED", "2026-02-01"), "AVAILABLE 2026-02-01T10:00:00Z", "LET_AGREED 2026-02-06T10:00:00Z");
        var figure = read(StepFigures.LETS, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("2");
        assertThat(figure.before()).isEqualByComparingTo("1");
        assertThat(note(figure, "net")).isEqualByComparingTo("1");
    }

    @Test
    void aLetFallsThroughWithinSixtyDaysAndMaturesAfterThem() {
        steps(
                listing("AVAILABLE", "2026-02-01"),
                "AVAILABLE 2026-02-01T10:00:00Z",
                "LET_AGREED 2026-02-05T10:00:00Z",
                "AVAILABLE 2026-03-20T10:00:00Z");
        steps(
                listing("AVAILABLE", "2026-02-01"),
                "AVAILABLE 2026-02-01T10:00:00Z",
                "LET_AGREED 2026-02-05T10:00:00Z",
                "AVAILABLE 2026-04-20T10:00:00Z");
        steps(listing("LET_AGREED", "2026-02-01"), "AVAILABLE 2026-02-01T10:00:00Z", "LET_AGREED 2026-02-06T10:00:00Z");
        var early = read(StepFigures.FALL_THROUGHS, FEBRUARY);
        assertThat(early.value()).isEqualByComparingTo("33.3");
        assertThat(early.matures()).isEqualTo("2026-04-30");
        assertThat(early.before()).isNull();
        var late = readOn(LocalDate.parse("2026-05-01"), StepFigures.FALL_THROUGHS, FEBRUARY, KpiScope.AGENCY);
        assertThat(late.matures()).isNull();
    }

    @Test
    void stockIsSplitByItsAgeAndKnownOfPastDays() {
        for (var since : List.of(
                "2026-03-31", "2026-03-17", "2026-03-16", "2026-03-03", "2026-03-02", "2026-02-03", "2026-02-02")) {
            steps(listing("AVAILABLE", since), "AVAILABLE " + since + "T10:00:00Z");
        }
        steps(listing("SUSPENDED", "2026-03-01"), "AVAILABLE 2026-03-01T10:00:00Z", "SUSPENDED 2026-03-20T10:00:00Z");
        var figure = read(StockFigures.STOCK, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("7");
        assertThat(figure.parts()).extracting(Part::rows).containsExactly(2L, 2L, 2L, 1L);
        assertThat(figure.before()).as("at the end of February").isEqualByComparingTo("2");
        var then = read(StockFigures.STOCK, days("2026-03-01", "2026-03-20"));
        assertThat(then.value()).as("on 19 March").isEqualByComparingTo("7");
    }

    @Test
    void aDayBeginsAtMidnightInLondonWhenTheClocksGoForward() {
        steps(listing("LET_AGREED", "2026-03-01"), "LET_AGREED 2026-03-28T23:59:59Z");
        steps(listing("LET_AGREED", "2026-03-01"), "LET_AGREED 2026-03-29T00:00:00Z");
        steps(listing("LET_AGREED", "2026-03-01"), "LET_AGREED 2026-03-29T22:59:59Z");
        steps(listing("LET_AGREED", "2026-03-01"), "LET_AGREED 2026-03-29T23:00:00Z");
        assertThat(read(StepFigures.LETS, days("2026-03-29", "2026-03-30")).value())
                .isEqualByComparingTo("2");
        assertThat(read(StepFigures.LETS, days("2026-03-30", "2026-03-31")).value())
                .isEqualByComparingTo("1");
        var course = within(
                () -> closed.read(KpiScope.AGENCY, MARCH, ListingDays.LETS).of(ListingDays.LETS));
        assertThat(course.on(LocalDate.parse("2026-03-29"))).isEqualTo(2);
        assertThat(course.on(LocalDate.parse("2026-03-30"))).isEqualTo(1);
    }

    @Test
    void theLeapDayIsADay() {
        steps(listing("LET_AGREED", "2028-02-01"), "LET_AGREED 2028-02-29T12:00:00Z");
        var figure = readOn(
                LocalDate.parse("2028-03-01"), StepFigures.LETS, days("2028-02-29", "2028-03-01"), KpiScope.AGENCY);
        assertThat(figure.value()).isEqualByComparingTo("1");
    }

    @Test
    void nothingIsADashWhereItIsUndefinedAndANoughtWhereItIsCounted() {
        for (var kpi : all()) {
            for (var period : List.of(MARCH, days("2027-01-01", "2027-02-01"))) {
                var figure = read(kpi, period);
                switch (kpi.unit()) {
                    case COUNT -> assertThat(figure.value()).as(kpi.name()).isEqualByComparingTo("0");
                    default -> assertThat(figure.value()).as(kpi.name()).isNull();
                }
            }
        }
    }

    @Test
    void branchAndNegotiatorAreThoseOfTheTime() {
        var listing = listing("LET_AGREED", "2026-03-01");
        steps(listing, "LET_AGREED 2026-03-10T10:00:00Z");
        update("update listing set branch_id = %d, negotiator_id = %d where id = %d"
                .formatted(agency.otherBranchId(), agency.admin().id(), listing));
        assertThat(readOn(TODAY, StepFigures.LETS, MARCH, KpiScope.ofBranch(agency.branchId()))
                        .value())
                .isEqualByComparingTo("1");
        assertThat(readOn(TODAY, StepFigures.LETS, MARCH, KpiScope.ofBranch(agency.otherBranchId()))
                        .value())
                .isEqualByComparingTo("0");
        assertThat(readOn(
                                TODAY,
                                StepFigures.LETS,
                                MARCH,
                                KpiScope.ofNegotiator(agency.agent().id()))
                        .value())
                .isEqualByComparingTo("1");
    }

    @Test
    void deletedListingsCountNowhere() {
        var listing = listing("LET_AGREED", "2026-03-01");
        steps(
                listing,
                "INSTRUCTED 2026-03-01T10:00:00Z",
                "AVAILABLE 2026-03-01T10:00:00Z",
                "LET_AGREED 2026-03-10T10:00:00Z");
        update("update listing set deleted_at = now() where id = " + listing);
        for (var kpi : List.of(StepFigures.LETS, StepFigures.INSTRUCTIONS, StockFigures.STOCK)) {
            assertThat(read(kpi, MARCH).value()).as(kpi.name()).isEqualByComparingTo("0");
        }
        assertThat(read(StepFigures.DAYS_TO_LET, MARCH).value()).isNull();
    }

    @Test
    void rentChangesAreCountedAndTheirAverageIsOfAllTogether() {
        var listing = listing("AVAILABLE", "2026-03-01");
        price(listing, null, "100000 MONTHLY", "2026-03-01T10:00:00Z");
        price(listing, "100000 MONTHLY", "90000 MONTHLY", "2026-03-05T10:00:00Z");
        price(listing, "90000 MONTHLY", "23000 WEEKLY", "2026-03-06T10:00:00Z");
        var figure = read(StepFigures.PRICE_CHANGES, MARCH);
        assertThat(figure.value()).isEqualByComparingTo("2");
        assertThat(note(figure, "cuts")).isEqualByComparingTo("1");
        // £1,000 and £900 became £900 and £996.67.
        assertThat(note(figure, "change")).isEqualByComparingTo("-0.2");
    }

    @Test
    void everyFigureAndEveryPartLeadsToExactlyItsRows() {
        varied(new Random(7));
        var scopes = List.of(
                KpiScope.AGENCY,
                KpiScope.ofBranch(agency.branchId()),
                KpiScope.ofNegotiator(agency.agent().id()));
        int checked = 0;
        for (var kpi : all()) {
            for (var scope : scopes) {
                var question = new KpiQuestion(scope, MARCH, FEBRUARY, TODAY);
                var figure = within(() -> source(kpi).read(kpi, question));
                var filter = ListingFigureRows.of(kpi, question, null).orElseThrow();
                assertThat(listings.count(filter))
                        .as("%s %s", kpi.name(), scope)
                        .isEqualTo(recordsByHand(kpi, scope));
                for (var part : kpi.equals(StepFigures.DAYS_TO_LET) ? List.<Part>of() : figure.parts()) {
                    var rows = ListingFigureRows.of(kpi, question, part.code()).orElseThrow();
                    assertThat(listings.count(rows))
                            .as("%s %s %s", kpi.name(), scope, part.code())
                            .isEqualTo(part.rows());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    /** Straight from the history, and not by the way the figure is counted. */
    private long recordsByHand(Kpi kpi, KpiScope scope) {
        var step = "from status_change e where ";
        var records = switch (kpi.name()) {
            case "instructions" -> step + "to_status = 'INSTRUCTED' and at >= '2026-03-01'";
            case "lets", "days-to-let", "achieved-rent" -> step + "to_status = 'LET_AGREED' and at >= '2026-03-01'";
            case "rent-by-bedrooms" -> step + "to_status = 'LET_AGREED' and at >= '2026-01-01'";
            case "fall-throughs" -> step + """
                                to_status = 'LET_AGREED' and at >= '2026-03-01' and (
                                select n.to_status = 'AVAILABLE' and n.at < e.at + interval '60 days' from status_change n
                                 where n.listing_id = e.listing_id and n.id > e.id order by n.id limit 1)""";
            case "price-changes" -> "from price_change e where old_pence is not null and at >= '2026-03-01'";
            case "stock", "stock-by-town" ->
                "from (select *, id as listing_id, date '2026-03-02' as at from listing) e"
                        + " where status in ('AVAILABLE', 'UNDER_OFFER')";
            default -> "from (select *, id as listing_id, date '2026-03-02' as at from listing) e where true";
        };
        return within(() -> scope.bind(database.sql("select count(distinct e.listing_id) " + records
                        + " and at < '2026-03-31 23:00+00' and " + KpiScope.SQL))
                .query(Long.class)
                .single());
    }

    @Test
    void theDatabaseTellsRentsOfAMonthAsRentDoes() {
        var random = new Random(27);
        for (var frequency : RentFrequency.values()) {
            var amounts = Stream.concat(
                            Stream.of(1L, 2L, 3L, 6L, 12L, Money.LARGEST_PENCE),
                            Stream.generate(() -> random.nextLong(1, 1_000_000)).limit(1_000))
                    .toList();
            var told = database.sql("select rent_pcm(pence, :frequency) from unnest(:amounts) as pence")
                    .param("frequency", frequency.name())
                    .param("amounts", amounts.toArray(Long[]::new), Types.ARRAY)
                    .query(Long.class)
                    .list();
            assertThat(told).isEqualTo(amounts.stream().map(frequency::toPcm).toList());
        }
    }

    @Test
    void closedDaysAreWhatTheHistorySaysAndStayThat() {
        varied(new Random(11));
        var whole = days("2026-01-01", "2026-04-01");
        var scopes = List.of(
                KpiScope.AGENCY,
                KpiScope.ofBranch(agency.branchId()),
                KpiScope.ofBranch(agency.otherBranchId()),
                KpiScope.ofNegotiator(agency.agent().id()));
        var measures = List.of(
                ListingDays.STOCK,
                ListingDays.LETS,
                ListingDays.INSTRUCTIONS,
                ListingDays.FALLEN,
                ListingDays.ACHIEVED);
        var before = new ArrayList<List<Long>>();
        for (var scope : scopes) {
            for (var measure : measures) {
                before.add(course(measure, scope, whole));
            }
        }
        assertThat(within(() -> closed.close("listings", LocalDate.parse("2026-02-10"))))
                .isTrue();
        assertThat(within(() -> closed.close("listings", TODAY.minusDays(1)))).isTrue();
        var after = new ArrayList<List<Long>>();
        for (var scope : scopes) {
            for (var measure : measures) {
                after.add(course(measure, scope, whole));
            }
        }
        assertThat(after).isEqualTo(before);
        for (var day = whole.from(); day.isBefore(TODAY); day = day.plusDays(9)) {
            long then = stockByHand(day);
            var on = day;
            assertThat(within(() -> closed.read(KpiScope.AGENCY, whole, ListingDays.STOCK)
                                    .of(ListingDays.STOCK))
                            .on(on))
                    .as("on %s", day)
                    .isEqualTo(then);
        }
        update("update listing set deleted_at = now()");
        assertThat(course(ListingDays.LETS, KpiScope.AGENCY, days("2026-01-01", "2026-03-31")))
                .isEqualTo(before.get(1).subList(0, 89));
    }

    /** Straight from the steps: the last of each listing before the day was over. */
    private long stockByHand(LocalDate day) {
        return within(() -> database.sql("""
                        select count(*) from listing l cross join lateral (
                               select to_status from status_change s where s.listing_id = l.id and s.at < :end
                                order by s.id desc limit 1) s
                         where s.to_status in ('AVAILABLE', 'UNDER_OFFER')""")
                .param("end", new Period(day, day.plusDays(1)).ends())
                .query(Long.class)
                .single());
    }

    private List<Long> course(String measure, KpiScope scope, Period period) {
        var days = within(() -> closed.read(scope, period, measure).of(measure));
        return Stream.iterate(period.from(), day -> day.isBefore(period.to()), day -> day.plusDays(1))
                .map(days::on)
                .toList();
    }

    /** Listings with courses of all kinds, over three months. */
    private void varied(Random dice) {
        var courses = List.of(
                List.of("INSTRUCTED", "AVAILABLE"),
                List.of("INSTRUCTED", "AVAILABLE", "UNDER_OFFER"),
                List.of("INSTRUCTED", "AVAILABLE", "UNDER_OFFER", "LET_AGREED"),
                List.of("INSTRUCTED", "AVAILABLE", "LET_AGREED", "AVAILABLE"),
                List.of("INSTRUCTED", "AVAILABLE", "LET_AGREED", "AVAILABLE", "LET_AGREED", "LET"),
                List.of("INSTRUCTED", "AVAILABLE", "SUSPENDED"),
                List.of("INSTRUCTED", "AVAILABLE", "WITHDRAWN"));
        for (int i = 0; i < 70; i++) {
            property = property();
            var course = courses.get(i % courses.size());
            var at = Instant.parse("2026-01-02T09:00:00Z").plusSeconds(dice.nextLong(0, 40 * 86_400));
            var listing = listing(course.getLast(), "2026-01-20");
            update("update listing set branch_id = %d, bedrooms = %d, town = '%s', negotiator_id = %s where id = %d"
                    .formatted(
                            dice.nextBoolean() ? agency.branchId() : agency.otherBranchId(),
                            dice.nextInt(8),
                            List.of("York", "Leeds", "york").get(dice.nextInt(3)),
                            dice.nextBoolean() ? String.valueOf(agency.agent().id()) : "null",
                            listing));
            var steps = new ArrayList<String>();
            for (var status : course) {
                steps.add(status + " " + at);
                at = at.plusSeconds(dice.nextLong(3_600, 12 * 86_400));
            }
            steps(listing, steps.toArray(String[]::new));
            if (dice.nextBoolean()) {
                price(listing, "100000 MONTHLY", "95000 MONTHLY", "2026-03-0" + (1 + dice.nextInt(9)) + "T10:00:00Z");
            }
            update("update listing set first_available_on = date '2026-03-31' - %d where id = %d"
                    .formatted(dice.nextInt(90), listing));
        }
    }

    private List<Kpi> all() {
        return Stream.concat(stock.kpis().stream(), steps.kpis().stream()).toList();
    }

    private KpiSource source(Kpi kpi) {
        return stock.kpis().contains(kpi) ? stock : steps;
    }

    private Figure read(Kpi kpi, Period period) {
        return readOn(TODAY, kpi, period, KpiScope.AGENCY);
    }

    private Figure readOn(LocalDate today, Kpi kpi, Period period, KpiScope scope) {
        var before = new Period(period.from().minusDays(period.days()), period.from());
        return within(() -> source(kpi).read(kpi, new KpiQuestion(scope, period, before, today)));
    }

    private static BigDecimal note(Figure figure, String name) {
        return figure.notes().stream()
                .filter(note -> note.name().equals(name))
                .map(Note::value)
                .findFirst()
                .orElseThrow();
    }

    private static Period days(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private <T> T within(Callable<T> work) {
        return agencies.within(agency.id(), work);
    }

    private void update(String sql) {
        within(() -> database.sql(sql).update());
    }

    private long property() {
        return within(() ->
                database.sql("""
                        insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt, created_at,
                               updated_at, version)
                        values (nextval('property_seq'), :agency, '1 Step Road', 'York', 'FLAT', 1, false, now(), now(), 0)
                        returning id""").param("agency", agency.id()).query(Long.class).single());
    }

    /** As it is after its last step; let at what was asked, if it is let. */
    private long listing(String status, @Nullable String marketed) {
        return within(() -> database.sql("""
                        insert into listing (id, agency_id, property_id, branch_id, negotiator_id, landlord_id, status,
                               status_since, let_type, address, town, property_type, bedrooms, rent_pence, rent_frequency,
                               pets_considered, first_available_on, let_agreed_on, agreed_rent_pcm_pence, move_in_on,
                               created_at, updated_at, version, search_text)
                        values (nextval('listing_seq'), :agency, :property, :branch, :negotiator, :landlord, :status, now(),
                               'LONG', '1 Step Road', 'York', 'FLAT', 1, 100000, 'MONTHLY', false, cast(:marketed as date),
                               current_date, 100000, current_date, now(), now(), 0, '')
                        returning id""")
                .param("agency", agency.id())
                .param("property", property)
                .param("branch", agency.branchId())
                .param("negotiator", agency.agent().id())
                .param("landlord", landlord)
                .param("status", status)
                .param("marketed", marketed)
                .query(Long.class)
                .single());
    }

    /** "STATUS instant" each, in their order. */
    private void steps(long listing, String... steps) {
        within(() -> {
            String from = database.sql(
                            "select coalesce((select to_status from status_change where listing_id = :id order by id desc limit 1), 'APPRAISED')")
                    .param("id", listing)
                    .query(String.class)
                    .single();
            for (var step : steps) {
                var words = step.split(" ", 2);
                database.sql("""
                                insert into status_change (id, agency_id, listing_id, from_status, to_status, at, by_name)
                                values (nextval('status_change_seq'), :agency, :listing, :from, :to, :at, 'Somebody')""")
                        .param("agency", agency.id())
                        .param("listing", listing)
                        .param("from", from)
                        .param("to", words[0])
                        .param("at", Timestamp.from(Instant.parse(words[1])))
                        .update();
                from = words[0];
            }
            return Set.of();
        });
    }

    private void price(long listing, @Nullable String before, String after, String at) {
        within(() -> database.sql("""
                        insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence,
                               new_frequency, at, by_name)
                        values (nextval('price_change_seq'), :agency, :listing, cast(:old as bigint), :oldFrequency, :new,
                               :newFrequency, :at, 'Somebody')""")
                .param("agency", agency.id())
                .param("listing", listing)
                .param("old", before == null ? null : Long.valueOf(before.split(" ", 2)[0]), Types.BIGINT)
                .param("oldFrequency", before == null ? null : before.split(" ", 2)[1])
                .param("new", Long.valueOf(after.split(" ", 2)[0]))
                .param("newFrequency", after.split(" ", 2)[1])
                .param("at", Timestamp.from(Instant.parse(at)))
                .update());
    }
}
