package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.properties.PropertyNotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class ListingServiceTests {

    private static final List<Column> COLUMNS = List.of(Column.values());

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void findsWhatWasCreated() {
        var reference =
                listings.create(Listings.flat(agency).rent(Rent.monthly(950_00)).details());
        var found = listings.find(reference).orElseThrow();
        assertThat(found.reference()).matches("LK-\\d{6}");
        assertThat(found.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(found.details().rent()).isEqualTo(Rent.monthly(950_00));
        assertThat(found("test stret")).containsExactly(reference);
    }

    @Test
    void givesBackEveryFieldAsItWasSaved() {
        long landlord = agencies.landlord(agency, "Ann", "Archer");
        var details = Listings.flat(agency)
                .instructedBy(landlord)
                .rent(new Rent(300_01, RentFrequency.WEEKLY))
                .details();
        var reference = listings.create(details);
        var saved = listings.find(reference).orElseThrow();
        var propertyId = saved.details().propertyId();
        assertThat(propertyId).isNotNull();
        assertThat(saved.details())
                .isEqualTo(Listings.of(details).property(propertyId).details());
        assertThat(saved.landlordName()).isEqualTo("Ann Archer");
    }

    // Filter, sort and page

    @Test
    void filtersSortsAndPagesLikeBruteForce() {
        var random = new Random(20261121);
        var portfolio = Portfolio.random(300, random, agency, agencies, database);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            var filter = portfolio.randomFilter(random, agency);
            var sort = new ListingSort(COLUMNS.get(random.nextInt(COLUMNS.size())), random.nextBoolean());
            var expected = portfolio.rows(filter, sort);
            int page = expected.size() < 30 ? 7 : 50;
            assertThat(allRows(filter, sort, page)).as("%s by %s", filter, sort).isEqualTo(expected);
            assertThat(listings.count(filter)).as("%s", filter).isEqualTo(expected.size());
            found += expected.size();
        }
        assertThat(found).as("rows found, lest nothing was compared").isGreaterThan(2_000);
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void sortsByEveryColumnBothWaysWithBlanksLast(Column column) {
        var portfolio = Portfolio.random(120, new Random(column.name().length()), agency, agencies, database);
        for (boolean ascending : new boolean[] {true, false}) {
            var sort = new ListingSort(column, ascending);
            var expected = portfolio.rows(ListingFilter.ALL, sort);
            assertThat(allRows(ListingFilter.ALL, sort, 7)).as("%s", sort).isEqualTo(expected);
            assertThat(allRows(ListingFilter.ALL, sort, 50)).as("%s", sort).isEqualTo(expected);
        }
    }

    private List<ListingRow> allRows(ListingFilter filter, ListingSort sort, int page) {
        var all = new ArrayList<ListingRow>();
        for (int offset = 0; ; offset += page) {
            var rows = listings.rows(filter, sort, offset, page);
            all.addAll(rows);
            if (rows.size() < page) {
                return all;
            }
        }
    }

    @Test
    void refusesAPageThatIsNone() {
        for (var page : new int[][] {{-1, 50}, {0, 0}, {0, -1}, {0, ListingService.LARGEST_PAGE + 1}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, page[0], page[1]));
        }
        assertThat(listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 1_000_000, ListingService.LARGEST_PAGE))
                .isEmpty();
    }

    @Test
    void readsAPageAndItsCountWithOneStatementEach() {
        for (int i = 0; i < 60; i++) {
            listings.create(Listings.flat(agency).address(i + " Long Road").details());
        }
        statements.reset();
        var rows = listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 0, 50);
        var count = listings.count(ListingFilter.ALL);
        assertThat(rows).hasSize(50);
        assertThat(count).isEqualTo(60);
        assertThat(statements.statements()).hasSize(2);
    }

    @Test
    void needsTwoStatementsHoweverItIsFilteredAndSorted() {
        Portfolio.random(60, new Random(7), agency, agencies, database);
        var busy = new ListingFilter(
                "road",
                Set.of(ListingStatus.AVAILABLE, ListingStatus.DRAFT),
                0,
                9,
                1L,
                100_000_00L,
                Set.of(),
                "",
                "",
                Set.of(),
                null,
                null,
                null,
                ListingMoments.ANY);
        for (var filter : List.of(ListingFilter.ALL, ListingFilter.ofText("acacia"), busy)) {
            statements.reset();
            listings.rows(filter, ListingSort.DEFAULT, 0, 20);
            assertThat(statements.statements())
                    .as("%s for the first time", filter)
                    .hasSizeLessThanOrEqualTo(2);
            for (var column : Column.values()) {
                for (int offset : new int[] {0, 20}) {
                    statements.reset();
                    listings.rows(filter, new ListingSort(column, false), offset, 20);
                    listings.count(filter);
                    assertThat(statements.statements())
                            .as("%s by %s from %d", filter, column, offset)
                            .hasSizeBetween(1, 2);
                }
            }
        }
    }

    @Test
    void countsOnceUntilAListingChanges() {
        var reference = listings.create(Listings.flat(agency).details());
        var drafts = Portfolio.only(ListingStatus.DRAFT);
        var end = Instant.now().plus(Duration.ofSeconds(20));
        do {
            // What was just written is told to every instance a moment later, this one included.
            assertThat(Instant.now()).as("counts each time").isBefore(end);
            statements.reset();
            assertThat(listings.count(drafts)).isOne();
        } while (!statements.statements().isEmpty());

        listings.create(Listings.flat(agency).details());
        assertThat(listings.count(drafts)).isEqualTo(2);
        var opened = listings.find(reference).orElseThrow();
        pipeline.move(reference, opened.version(), Transition.of(ListingAction.APPRAISE));
        assertThat(listings.count(drafts)).isOne();
    }

    @Test
    void countsWhatTheTransactionItselfWrote() {
        assertThat(listings.count(ListingFilter.ALL)).isZero();
        transaction.executeWithoutResult(status -> {
            listings.create(Listings.flat(agency).details());
            assertThat(listings.count(ListingFilter.ALL)).isOne();
            status.setRollbackOnly();
        });
        assertThat(listings.count(ListingFilter.ALL)).isZero();
    }

    @Test
    void keepsTheCountsOfAgenciesApart() {
        listings.create(Listings.flat(agency).details());
        assertThat(listings.count(ListingFilter.ALL)).isOne();
        Agencies.signIn(agencies.create().agent());
        assertThat(listings.count(ListingFilter.ALL)).isZero();
    }

    @Test
    void followsTheNewNamesOfBranchAndNegotiator() {
        var opened =
                listings.find(listings.create(Listings.flat(agency).details())).orElseThrow();
        put(opened.id(), "negotiator_id = " + agency.agent().id());
        agencies.within(agency.id(), () -> {
            database.update("update branch set name = 'Quayside' where id = ?", agency.branchId());
            return database.update(
                    "update users set name = 'Zara Zimmer' where id = ?",
                    agency.agent().id());
        });
        agencies.within(agency.id(), () -> {
            assertThat(database.queryForMap("select branch_name, negotiator_name from listing"))
                    .containsValues("Quayside", "Zara Zimmer");
            return 0;
        });
    }

    // Text search

    @Test
    void findsByPartsOfReferenceAddressPostcodeAndLandlord() {
        long landlord = agencies.landlord(agency, "Zoë", "O'Hara-Quill");
        var wanted = listings.create(Listings.flat(agency)
                .address("Flat 3, 27 Kensington Court")
                .town("London")
                .postcode("W8 5DL")
                .landlord(landlord)
                .details());
        listings.create(
                Listings.flat(agency).address("27 Mill Lane").town("Leeds").details());
        for (var text : List.of(
                wanted,
                wanted.substring(3),
                "kensington",
                "27 kens",
                "COURT, flat 3",
                "w8 5dl",
                "W85DL",
                "o'hara",
                "zoe quill",
                "ZOË",
                "london w8",
                "Kesington",
                "kensingtn court")) {
            assertThat(found(text)).as(text).containsExactly(wanted);
        }
        assertThat(found("kensington leeds")).isEmpty();
    }

    @Test
    void looksForSimilarWordsOnlyWhereNothingFitsExactly() {
        var exact =
                listings.create(Listings.flat(agency).address("1 Marsh Road").details());
        var similar = listings.create(
                Listings.flat(agency).address("1 Marshe Lane").town("Leeds").details());
        assertThat(found("marshe")).containsExactly(similar);
        assertThat(found("marsh road")).containsExactly(exact);
    }

    @Test
    void followsALandlordsNewName() {
        long landlord = agencies.landlord(agency, "Ann", "Archer");
        var reference = listings.create(Listings.flat(agency).landlord(landlord).details());
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update contact set last_name = 'Zimmermann' where id = (select contact_id from landlord where id = ?)",
                        landlord));
        assertThat(found("zimmermann")).containsExactly(reference);
        assertThat(found("archer")).isEmpty();
        assertThat(listings.rows(ListingFilter.ALL, new ListingSort(Column.LANDLORD, true), 0, 5))
                .extracting(ListingRow::landlord)
                .containsExactly("Ann Zimmermann");
    }

    @Test
    void takesAccentsForTheirLetters() {
        var reference = listings.create(
                Listings.flat(agency).address("5 Café Größe Walk").details());
        assertThat(found("cafe")).containsExactly(reference);
        assertThat(found("CAFÉ")).containsExactly(reference);
        assertThat(found("cafè grosse")).containsExactly(reference);
    }

    @Test
    void takesWildcardsAndQuotesLiterally() {
        var odd = listings.create(Listings.flat(agency)
                .address("100% \"The_Den\" back\\slash O'Neil")
                .details());
        listings.create(Listings.flat(agency).address("1000 TheXDen O Neil").details());
        for (var text : List.of("100%", "the_den", "back\\slash", "o'neil", "\"the", "%", "_", "\\", "'", "\"")) {
            assertThat(found(text)).as(text).containsExactly(odd);
        }
        for (var text : List.of("100_", "%%", "__", "\\\\", "''", "the%den")) {
            assertThat(found(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table listing; --",
                "%L %s %I %1$s",
                "$1 $$ $body$",
                "?::text {fn now()} :name",
                ",",
                " , , ",
                "\\",
                "\\'",
                "(((( [[[ *** +++",
                "\u0000",
                "nul\u0000byte",
                "\ud800",
                "\uD83C\uDFE0 🏡",
                "\u202e\u200b\ufeff"
            })
    void answersAnyTextWithoutFailing(String text) {
        listings.create(Listings.flat(agency).details());
        for (var filter : List.of(
                ListingFilter.ofText(text),
                new ListingFilter(
                        "",
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        text,
                        text,
                        Set.of(),
                        null,
                        null,
                        null,
                        ListingMoments.ANY))) {
            assertThatCode(() -> {
                        var rows = listings.rows(filter, ListingSort.DEFAULT, 0, 50);
                        assertThat(listings.count(filter)).isEqualTo(rows.size());
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void answersTenThousandCharactersWithoutFailing() {
        listings.create(Listings.flat(agency).details());
        for (var text : List.of("x".repeat(10_000), "test ".repeat(2_000), "a%_' ".repeat(2_000), ",".repeat(10_000))) {
            assertThatCode(() -> listings.count(ListingFilter.ofText(text))).doesNotThrowAnyException();
        }
        assertThat(found("x".repeat(10_000))).isEmpty();
    }

    private List<String> found(String text) {
        var filter = ListingFilter.ofText(text);
        var rows = listings.rows(filter, ListingSort.DEFAULT, 0, 50);
        assertThat(listings.count(filter)).isEqualTo(rows.size());
        return rows.stream().map(ListingRow::reference).toList();
    }

    // Edits

    @Test
    void refusesAStaleEditWithWhoChangedItAndWhen() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();

        Agencies.signIn(agency.manager());
        listings.update(opened.with(
                Listings.of(opened.details()).address("2 First Street").details()));

        Agencies.signIn(agency.agent());
        var second = opened.with(Listings.of(opened.details())
                .address("3 Second Street")
                .bedrooms(5)
                .details());
        var refused = catchThrowableOfType(StaleEdit.class, () -> listings.update(second));
        assertThat(refused.changedBy()).isEqualTo(agency.manager().name());
        assertThat(refused.changedAt())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES))
                .isEqualTo(listings.history(opened.id(), 0, 1).getFirst().at());
        var now = listings.find(reference).orElseThrow().details();
        assertThat(now.address()).isEqualTo("2 First Street");
        assertThat(now.bedrooms()).isEqualTo(2);
        assertThat(listings.history(opened.id(), 0, 50)).hasSize(2);
    }

    @Test
    void refusesAnEditThatLosesTheRaceToTheDatabase() throws Exception {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        var edit = opened.with(
                Listings.of(opened.details()).rent(Rent.monthly(900_00)).details());
        var loser = new CompletableFuture<Throwable>();
        transaction.executeWithoutResult(status -> {
            listings.update(opened.with(
                    Listings.of(opened.details()).rent(Rent.monthly(1_000_00)).details()));
            var context = SecurityContextHolder.getContext();
            Thread.ofVirtual().start(() -> {
                SecurityContextHolder.setContext(context);
                try {
                    listings.update(edit);
                    loser.complete(new AssertionError("Saved over somebody's edit"));
                } catch (RuntimeException e) {
                    loser.complete(e);
                }
            });
            waitUntilSomebodyWaits();
        });
        assertThat(loser.get(20, TimeUnit.SECONDS)).isInstanceOf(StaleEdit.class);
        assertThat(listings.find(reference).orElseThrow().details().rent()).isEqualTo(Rent.monthly(1_000_00));
        assertThat(listings.prices(opened.id())).hasSize(2);
    }

    /** Until another transaction stands before a lock; it reads what is committed before that. */
    private void waitUntilSomebodyWaits() {
        var end = Instant.now().plus(Duration.ofSeconds(10));
        while (!Boolean.TRUE.equals(
                database.queryForObject("select exists (select from pg_locks where not granted)", Boolean.class))) {
            assertThat(Instant.now()).as("nobody waits for the lock").isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void writesOneEventWithTheFieldsThatChanged() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        Agencies.signIn(agency.manager());
        listings.update(opened.with(Listings.of(opened.details())
                .bedrooms(3)
                .rent(Rent.monthly(1_300_00))
                .furnishing(null)
                .details()));
        var events = listings.history(opened.id(), 0, 50);
        assertThat(events).hasSize(2);
        var event = events.getFirst();
        assertThat(event.eventType()).isEqualTo("CHANGED");
        assertThat(event.actor()).isEqualTo(agency.manager().name());
        assertThat(event.changes()).extracting(FieldChange::field).containsExactly("bedrooms", "furnishing", "rent");
        assertThat(event.changes().getFirst()).isEqualTo(new FieldChange("bedrooms", "2", "3"));
        assertThat(event.changes().get(1)).isEqualTo(new FieldChange("furnishing", "FURNISHED", null));
        assertThat(listings.prices(opened.id()))
                .extracting(PriceChange::by, PriceChange::before, PriceChange::after)
                .containsExactly(
                        tuple(agency.manager().name(), Rent.monthly(1_200_00), Rent.monthly(1_300_00)),
                        tuple(agency.agent().name(), null, Rent.monthly(1_200_00)));
    }

    @Test
    void writesAPriceOnlyWhenTheRentChanged() {
        var reference = listings.create(Listings.flat(agency).rent(null).details());
        var opened = listings.find(reference).orElseThrow();
        assertThat(listings.prices(opened.id())).isEmpty();
        edit(reference, Listings.of(opened.details()).bedrooms(4));
        assertThat(listings.prices(opened.id())).isEmpty();
        edit(reference, Listings.of(opened.details()).rent(Rent.monthly(1_300_00)));
        edit(reference, Listings.of(opened.details()).rent(new Rent(300_00, RentFrequency.WEEKLY)));
        edit(reference, Listings.of(opened.details()).rent(null));
        assertThat(listings.prices(opened.id()))
                .extracting(PriceChange::after)
                .containsExactly(null, new Rent(300_00, RentFrequency.WEEKLY), Rent.monthly(1_300_00));
    }

    @Test
    void writesNothingWhenNothingChanged() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        listings.update(opened);
        assertThat(listings.find(reference)).contains(opened);
        assertThat(listings.history(opened.id(), 0, 50)).hasSize(1);
        assertThat(listings.prices(opened.id())).hasSize(1);
    }

    @Test
    void keepsNothingOfAnEditWhoseTransactionFails() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    edit(reference, Listings.of(opened.details()).rent(Rent.monthly(1_500_00)));
                    throw new IllegalStateException("The lights went out");
                }))
                .hasMessage("The lights went out");
        assertThat(listings.find(reference)).contains(opened);
        assertThat(listings.history(opened.id(), 0, 50)).hasSize(1);
        assertThat(listings.prices(opened.id())).hasSize(1);
    }

    @Test
    void refusesWhatAListingOnTheMarketCantBeWithout() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        put(
                opened.id(),
                "status = 'LET_AGREED', first_available_on = now(), let_agreed_on = now(), move_in_on = now(), "
                        + "agreed_rent_pcm_pence = 120000");
        assertThat(problems(() -> edit(reference, Listings.of(opened.details()).rent(null))))
                .containsExactly("rent");
        assertThat(problems(() -> edit(reference, Listings.of(opened.details()).rent(Rent.monthly(1_199_99)))))
                .containsExactly("rent");
        edit(reference, Listings.of(opened.details()).rent(Rent.monthly(1_250_00)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "CLOSED"})
    void leavesAListingAloneOnceItIsOver(ListingStatus over) {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        put(opened.id(), "status = '" + over + "'");
        assertThatThrownBy(() -> edit(reference, Listings.of(opened.details()).bedrooms(4)))
                .isInstanceOf(IllegalTransition.class);
        assertThat(listings.find(reference).orElseThrow().details()).isEqualTo(opened.details());
        assertThat(listings.history(opened.id(), 0, 50)).hasSize(1);
    }

    @Test
    void takesTheOutcodeFromAWholePostcode() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        edit(reference, Listings.of(opened.details()).postcode("SW9 8AA"));
        assertThat(listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 0, 5))
                .extracting(ListingRow::outcode)
                .containsExactly("SW9");
        assertThat(listings.history(opened.id(), 0, 1).getFirst().changes())
                .containsExactly(
                        new FieldChange("postcode", "BS1 4DJ", "SW9 8AA"), new FieldChange("outcode", "BS1", "SW9"));
    }

    private void edit(String reference, Listings edited) {
        listings.update(listings.find(reference).orElseThrow().with(edited.details()));
    }

    private void put(long id, String values) {
        agencies.within(agency.id(), () -> database.update("update listing set " + values + " where id = ?", id));
    }

    // Rules

    @Test
    void namesEveryFieldThatCantBeSo() {
        var bad = Listings.flat(agency)
                .address(" ")
                .town("x".repeat(121))
                .bedrooms(51)
                .deposit(-1L)
                .outcode("HELLO")
                .stay(0)
                .councilTaxBand("Z")
                .epc("H", null)
                .details();
        assertThat(problems(() -> listings.create(bad)))
                .containsExactlyInAnyOrder(
                        "address",
                        "town",
                        "bedrooms",
                        "depositPence",
                        "outcode",
                        "expectedStayMonths",
                        "councilTaxBand",
                        "epcRating");
        assertThat(listings.count(ListingFilter.ALL)).isZero();

        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        assertThat(problems(() -> listings.update(
                        opened.with(Listings.of(bad).property(1L).details()))))
                .hasSize(8);
        assertThat(listings.find(reference)).contains(opened);
    }

    @Test
    void capsTheDepositAtFiveWeeksAndFromFiftyThousandAYearAtSix() {
        accepts(Rent.monthly(1_300_00), 1_500_00);
        refuses(Rent.monthly(1_300_00), 1_500_01);
        accepts(new Rent(300_01, RentFrequency.WEEKLY), 5 * 300_01);
        refuses(new Rent(300_01, RentFrequency.WEEKLY), 5 * 300_01 + 1);
        long belowFiveWeeks = 4_999_999L * 5 / 52;
        accepts(new Rent(49_999_99, RentFrequency.YEARLY), belowFiveWeeks);
        refuses(new Rent(49_999_99, RentFrequency.YEARLY), belowFiveWeeks + 1);
        long atSixWeeks = 5_000_000L * 6 / 52;
        accepts(new Rent(50_000_00, RentFrequency.YEARLY), atSixWeeks);
        refuses(new Rent(50_000_00, RentFrequency.YEARLY), atSixWeeks + 1);
        accepts(Rent.monthly(4_166_66), 4_166_66L * 12 * 5 / 52);
        refuses(Rent.monthly(4_166_66), 4_166_66L * 12 * 5 / 52 + 1);
        accepts(Rent.monthly(4_166_67), 4_166_67L * 12 * 6 / 52);
        refuses(Rent.monthly(4_166_67), 4_166_67L * 12 * 6 / 52 + 1);
        assertThat(ListingRules.check(Listings.flat(agency)
                        .letType(LetType.SHORT)
                        .rent(Rent.monthly(1_300_00))
                        .deposit(9_000_00L)
                        .details()))
                .as("stays of some nights are no tenancies")
                .isEmpty();
    }

    private void accepts(Rent rent, long deposit) {
        assertThat(ListingRules.check(
                        Listings.flat(agency).rent(rent).deposit(deposit).details()))
                .as("%s with %d", rent, deposit)
                .isEmpty();
    }

    private void refuses(Rent rent, long deposit) {
        assertThat(ListingRules.check(
                        Listings.flat(agency).rent(rent).deposit(deposit).details()))
                .as("%s with %d", rent, deposit)
                .extracting(Problem::field)
                .containsExactly("depositPence");
    }

    private static List<String> problems(ThrowingCallable edit) {
        return catchThrowableOfType(InvalidListing.class, edit).problems().stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    void refusesNeighboursOfAnotherAgency() {
        var other = agencies.create();
        long foreignLandlord = agencies.landlord(other, "Otto", "Other");
        Agencies.signIn(other.agent());
        var foreign = listings.create(Listings.flat(other).details());
        var foreignProperty = listings.find(foreign).orElseThrow().details().propertyId();
        assertThat(foreignProperty).isNotNull();

        Agencies.signIn(agency.agent());
        assertThat(listings.find(foreign)).isEmpty();
        assertThatThrownBy(() -> listings.create(
                        Listings.flat(agency).property(foreignProperty).details()))
                .isInstanceOf(PropertyNotFound.class);
        assertThatThrownBy(() -> listings.create(
                        Listings.flat(agency).branch(other.branchId()).details()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> listings.create(
                        Listings.flat(agency).landlord(foreignLandlord).details()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(listings.count(ListingFilter.ALL)).isZero();
    }

    // Who may

    @Test
    void letsAViewerLookAndNothingElse() {
        var reference = listings.create(Listings.flat(agency).details());
        Agencies.signIn(agency.viewer());
        var opened = listings.find(reference).orElseThrow();
        assertThat(listings.count(ListingFilter.ALL)).isEqualTo(1);
        refusesWriting(opened, AccessDeniedException.class);
        assertThat(listings.find(reference)).contains(opened);
        assertThat(listings.count(ListingFilter.ALL)).isEqualTo(1);
    }

    @Test
    void showsNothingToNobody() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        Agencies.signOut();
        refusesReading(reference, AuthenticationCredentialsNotFoundException.class);
        refusesWriting(opened, AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void showsNothingToASuperuser() {
        var reference = listings.create(Listings.flat(agency).details());
        var opened = listings.find(reference).orElseThrow();
        Agencies.signIn(new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null));
        refusesReading(reference, AccessDeniedException.class);
        refusesWriting(opened, AccessDeniedException.class);
    }

    private void refusesReading(String reference, Class<? extends Exception> refusal) {
        assertThatThrownBy(() -> listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 0, 5))
                .isInstanceOf(refusal);
        assertThatThrownBy(() -> listings.count(ListingFilter.ALL)).isInstanceOf(refusal);
        assertThatThrownBy(() -> listings.find(reference)).isInstanceOf(refusal);
    }

    private void refusesWriting(SavedListing opened, Class<? extends Exception> refusal) {
        assertThatThrownBy(() -> listings.create(opened.details())).isInstanceOf(refusal);
        assertThatThrownBy(() -> listings.update(
                        opened.with(Listings.of(opened.details()).bedrooms(9).details())))
                .isInstanceOf(refusal);
        assertThatThrownBy(() ->
                        pipeline.move(opened.reference(), opened.version(), Transition.of(ListingAction.APPRAISE)))
                .isInstanceOf(refusal);
    }

    @Test
    void storesTextWithoutTheZeroCharactersThatNoDatabaseTakes() {
        var reference =
                listings.create(Listings.flat(agency).address("1 Zero\0 Street").details());
        assertThat(listings.find(reference).orElseThrow().details().address()).isEqualTo("1 Zero Street");
    }

    @Test
    void keepsAListingWithItsProperty() {
        var opened =
                listings.find(listings.create(Listings.flat(agency).details())).orElseThrow();
        var other =
                listings.find(listings.create(Listings.flat(agency).details())).orElseThrow();
        var moved = Listings.of(opened.details())
                .property(other.details().propertyId())
                .details();
        assertThatThrownBy(() -> listings.update(opened.with(moved)))
                .isInstanceOf(InvalidListing.class)
                .hasMessageContaining("listing.problem.property-stays");
    }
}
