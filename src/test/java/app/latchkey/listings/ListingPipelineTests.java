package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.media.GalleryService;
import app.latchkey.media.PictureRefused;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class ListingPipelineTests {

    /** Where each action leads from each status; a dot is a refusal. SUSPENDED means: suspended while AVAILABLE. */
    private static final String MOVES = """
                        DRAFT      APPRAISED  INSTRUCTED AVAILABLE   UNDER_OFFER LET_AGREED LET SUSPENDED WITHDRAWN  LOST CLOSED
            APPRAISE       APPRAISED  .          .          .           .           .          .   .         .          .    .
            INSTRUCT       INSTRUCTED INSTRUCTED .          .           .           .          .   .         .          .    .
            MAKE_AVAILABLE .          .          AVAILABLE  .           .           .          .   .         .          .    .
            PUT_UNDER_OFFER .         .          .          UNDER_OFFER .           .          .   .         .          .    .
            AGREE_LET      .          .          .          LET_AGREED  LET_AGREED  .          .   .         .          .    .
            LET            .          .          .          .           .           LET        .   .         .          .    .
            FALL_THROUGH   .          .          .          .           AVAILABLE   AVAILABLE  .   .         .          .    .
            SUSPEND        .          .          .          SUSPENDED   SUSPENDED   .          .   .         .          .    .
            RESUME         .          .          .          .           .           .          .   AVAILABLE .          .    .
            LOSE           .          LOST       .          .           .           .          .   .         .          .    .
            WITHDRAW       .          .          WITHDRAWN  WITHDRAWN   WITHDRAWN   .          .   WITHDRAWN .          .    .
            REINSTRUCT     .          .          .          .           .           .          .   .         INSTRUCTED .    .
            """;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private GalleryService gallery;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;
    private long landlord;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        landlord = agencies.landlord(agency, "Ann", "Archer");
        Agencies.signIn(agency.agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void movesOnlyAsTheTableSays(ListingStatus from) {
        var refusing = at(from);
        for (var action : ListingAction.values()) {
            var wish = new Transition(action, "because", 1_150_00L, Agencies.today(), false);
            var leadsTo = target(action, from);
            if (leadsTo == null) {
                assertThatThrownBy(() -> pipeline.move(refusing.reference(), refusing.version(), wish))
                        .as("%s from %s", action, from)
                        .isInstanceOf(IllegalTransition.class);
            } else {
                var before = at(from);
                assertThat(pipeline.move(before.reference(), before.version(), wish))
                        .as("%s from %s", action, from)
                        .isEqualTo(leadsTo);
                assertThat(now(before).status()).isEqualTo(leadsTo);
                assertThat(now(before).details()).isEqualTo(before.details());
                assertThat(listings.statuses(before.id()))
                        .extracting(StatusChange::from, StatusChange::to)
                        .containsExactly(tuple(from, leadsTo), tuple(null, ListingStatus.DRAFT));
                assertThat(listings.history(before.id(), 0, 50))
                        .extracting(HistoryEvent::eventType)
                        .containsExactly("STATUS_CHANGED", "PICTURE_ADDED", "CREATED");
            }
        }
        assertThat(now(refusing)).isEqualTo(refusing);
        assertThat(listings.statuses(refusing.id())).hasSize(1);
        assertThat(listings.history(refusing.id(), 0, 50)).hasSize(2);
    }

    @Test
    void offersExactlyTheActionsThatLeadSomewhere() {
        for (var from : ListingStatus.values()) {
            assertThat(pipeline.offers(at(from).reference()))
                    .as("%s", from)
                    .extracting(ListingPipeline.Offer::action)
                    .containsExactlyElementsOf(Arrays.stream(ListingAction.values())
                            .filter(action -> target(action, from) != null)
                            .toList());
        }
    }

    private static @Nullable ListingStatus target(ListingAction action, ListingStatus from) {
        var lines = MOVES.lines().map(line -> line.strip().split(" +", -1)).toList();
        int column = Arrays.asList(lines.getFirst()).indexOf(from.name()) + 1;
        var cell = lines.stream()
                .filter(line -> line[0].equals(action.name()))
                .findFirst()
                .orElseThrow()[column];
        return cell.equals(".") ? null : ListingStatus.valueOf(cell);
    }

    // What a move asks for and writes

    @Test
    void goesAllTheWayFromDraftToLet() {
        var reference = create(ready());
        pass(reference, Transition.of(ListingAction.APPRAISE));
        pass(reference, Transition.of(ListingAction.INSTRUCT));
        pass(reference, Transition.of(ListingAction.MAKE_AVAILABLE));
        assertThat(find(reference).firstAvailableOn()).isEqualTo(Agencies.today());
        pass(reference, Transition.of(ListingAction.PUT_UNDER_OFFER));
        pass(reference, Transition.agreeLet(1_200_00, Agencies.today()));
        var agreed = find(reference);
        assertThat(agreed.agreedRentPcmPence()).isEqualTo(1_200_00L);
        assertThat(agreed.moveInOn()).isEqualTo(Agencies.today());
        assertThat(agreed.letAgreedOn()).isEqualTo(Agencies.today());
        pass(reference, Transition.of(ListingAction.LET));
        assertThat(listings.statuses(agreed.id()))
                .extracting(StatusChange::to)
                .containsExactly(
                        ListingStatus.LET,
                        ListingStatus.LET_AGREED,
                        ListingStatus.UNDER_OFFER,
                        ListingStatus.AVAILABLE,
                        ListingStatus.INSTRUCTED,
                        ListingStatus.APPRAISED,
                        ListingStatus.DRAFT);
    }

    @Test
    void writesEveryMoveWithWhoWhenAndWhy() {
        var listing = at(ListingStatus.AVAILABLE);
        Agencies.signIn(agency.manager());
        pass(listing.reference(), Transition.of(ListingAction.SUSPEND, "Works in the bathroom"));
        var change = listings.statuses(listing.id()).getFirst();
        assertThat(change.from()).isEqualTo(ListingStatus.AVAILABLE);
        assertThat(change.to()).isEqualTo(ListingStatus.SUSPENDED);
        assertThat(change.by()).isEqualTo(agency.manager().name());
        assertThat(change.reason()).isEqualTo("Works in the bathroom");
        assertThat(change.overridden()).isEmpty();
        var event = listings.history(listing.id(), 0, 1).getFirst();
        assertThat(event.eventType()).isEqualTo("STATUS_CHANGED");
        assertThat(event.actor()).isEqualTo(agency.manager().name());
        assertThat(event.changes()).containsExactly(new FieldChange("status", "AVAILABLE", "SUSPENDED"));
        assertThat(event.reason()).isEqualTo("Works in the bathroom");
        assertThat(now(listing).statusSince()).isEqualTo(change.at());
    }

    @Test
    void refusesToMoveWhatSomebodyChangedMeanwhile() {
        var opened = at(ListingStatus.AVAILABLE);
        Agencies.signIn(agency.manager());
        pass(opened.reference(), Transition.of(ListingAction.PUT_UNDER_OFFER));
        Agencies.signIn(agency.agent());
        var stale = catchThrowableOfType(
                StaleEdit.class,
                () -> pipeline.move(
                        opened.reference(), opened.version(), Transition.of(ListingAction.SUSPEND, "Works")));
        assertThat(stale.changedBy()).isEqualTo(agency.manager().name());
        assertThat(now(opened).status()).isEqualTo(ListingStatus.UNDER_OFFER);
    }

    @ParameterizedTest
    @CsvSource({"FALL_THROUGH,UNDER_OFFER", "SUSPEND,AVAILABLE", "LOSE,APPRAISED", "WITHDRAW,AVAILABLE"})
    void asksForAReasonWhereSomebodyWillLaterAskWhy(ListingAction action, ListingStatus from) {
        var listing = at(from);
        for (var reason : new @Nullable String[] {null, "", "  ", "x".repeat(1001)}) {
            var wish = new Transition(action, reason, null, null, false);
            assertThat(problems(listing, wish)).containsExactly("reason");
        }
        assertThat(now(listing)).isEqualTo(listing);
        pass(listing.reference(), Transition.of(action, "x".repeat(1000)));
    }

    @Test
    void agreesALetOnlyWithARentNotAboveTheAdvertisedAndADayToCome() {
        var listing = at(ListingStatus.AVAILABLE);
        var today = Agencies.today();
        assertThat(problems(listing, agree(null, null))).containsExactly("agreedRentPcmPence", "moveInOn");
        assertThat(problems(listing, agree(0L, today))).containsExactly("agreedRentPcmPence");
        assertThat(problems(listing, agree(1_200_01L, today))).containsExactly("agreedRentPcmPence");
        assertThat(problems(listing, agree(1_200_00L, today.minusDays(1)))).containsExactly("moveInOn");
        assertThat(now(listing)).isEqualTo(listing);
        pass(listing.reference(), agree(1_200_00L, today));
    }

    @Test
    void comparesAnAgreedRentWithAWeeklyOneByTheMonth() {
        var listing = at(ListingStatus.UNDER_OFFER, ready().rent(new Rent(300_01, RentFrequency.WEEKLY)));
        assertThat(problems(listing, agree(1_300_05L, Agencies.today()))).containsExactly("agreedRentPcmPence");
        pass(listing.reference(), agree(1_300_04L, Agencies.today()));
    }

    private static Transition agree(@Nullable Long pence, @Nullable LocalDate moveIn) {
        return new Transition(ListingAction.AGREE_LET, null, pence, moveIn, false);
    }

    @Test
    void forgetsTheAgreementThatFellThrough() {
        var listing = at(ListingStatus.LET_AGREED);
        pass(listing.reference(), Transition.of(ListingAction.FALL_THROUGH, "References failed"));
        var back = now(listing);
        assertThat(back.agreedRentPcmPence()).isNull();
        assertThat(back.moveInOn()).isNull();
        assertThat(back.letAgreedOn()).isNull();
        assertThat(back.firstAvailableOn()).isEqualTo(listing.firstAvailableOn());
    }

    @ParameterizedTest
    @EnumSource(names = {"AVAILABLE", "UNDER_OFFER"})
    void resumesWhereItWasSuspended(ListingStatus from) {
        var listing = at(from);
        pass(listing.reference(), Transition.of(ListingAction.SUSPEND, "Works"));
        pass(listing.reference(), Transition.of(ListingAction.RESUME));
        assertThat(now(listing).status()).isEqualTo(from);
    }

    @Test
    void closesALetListingWhenItsPropertyIsInstructedAnew() {
        var let = at(ListingStatus.LET);
        var elsewhere = at(ListingStatus.LET);
        var propertyId = let.details().propertyId();
        assertThat(propertyId).isNotNull();
        var anew = create(Listings.of(let.details()).property(propertyId));
        pass(anew, Transition.of(ListingAction.INSTRUCT));
        assertThat(now(let).status()).isEqualTo(ListingStatus.CLOSED);
        assertThat(now(elsewhere).status()).isEqualTo(ListingStatus.LET);
        var closed = listings.statuses(let.id()).getFirst();
        assertThat(closed.from()).isEqualTo(ListingStatus.LET);
        assertThat(closed.to()).isEqualTo(ListingStatus.CLOSED);
        assertThat(closed.reason()).isEqualTo(anew);
        assertThat(listings.history(let.id(), 0, 1).getFirst().changes())
                .containsExactly(new FieldChange("status", "LET", "CLOSED"));
    }

    @Test
    void closesALetListingWhenAWithdrawnOneOfItsPropertyIsInstructedAgain() {
        var let = at(ListingStatus.LET);
        var propertyId = let.details().propertyId();
        assertThat(propertyId).isNotNull();
        var withdrawn = at(ListingStatus.WITHDRAWN, Listings.of(let.details()).property(propertyId));
        pass(withdrawn.reference(), Transition.of(ListingAction.REINSTRUCT));
        assertThat(now(let).status()).isEqualTo(ListingStatus.CLOSED);
    }

    // Guards

    @Test
    void instructsOnlyWithLandlordOwnershipTermsAndChecks() {
        var noLandlord = create(ready().landlord(null));
        assertThat(missing(noLandlord, ListingAction.INSTRUCT)).containsExactly("guard.landlord");

        var notTheOwner = create(ready());
        var opened = find(notTheOwner);
        listings.update(opened.with(Listings.of(opened.details())
                .landlord(agencies.landlord(agency, "Bob", "Brown"))
                .details()));
        assertThat(missing(notTheOwner, ListingAction.INSTRUCT)).containsExactly("guard.ownership");

        assertThat(missing(create(ready().termsSigned(null)), ListingAction.INSTRUCT))
                .containsExactly("guard.terms");
        assertThat(missing(create(ready().ownershipSeen(null)), ListingAction.INSTRUCT))
                .containsExactly("guard.ownership-seen");
        assertThat(missing(create(ready()), ListingAction.INSTRUCT)).isEmpty();
        assertThat(missing(create(ready().landlord(null).termsSigned(null)), ListingAction.APPRAISE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_CHECKED,  1, guard.sanctions",
        "REFERRED,     1, guard.sanctions",
        "FAILED,       1, guard.sanctions",
        "CLEAR,       -1, guard.sanctions",
        "CLEAR,        0, ''",
        "CLEAR,        1, ''"
    })
    void instructsOnlyWithChecksThatAreClearToday(String status, int daysLeft, String blocker) {
        var reference = create(ready());
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update landlord set aml_status = ?, aml_expires_on = ? where id = ?",
                        status,
                        Date.valueOf(Agencies.today().plusDays(daysLeft)),
                        landlord));
        assertThat(String.join(",", missing(reference, ListingAction.INSTRUCT))).isEqualTo(blocker);
    }

    @Test
    void instructsAWithdrawnListingOnlyAsItDoesANewOne() {
        var listing = at(ListingStatus.WITHDRAWN, ready().termsSigned(null));
        assertThat(missing(listing.reference(), ListingAction.REINSTRUCT)).containsExactly("guard.terms");
    }

    @Test
    void marketsNothingWithoutRentCertificatePictureAndFacts() {
        var today = Agencies.today();
        assertThat(marketingNeeds(ready())).isEmpty();
        assertThat(marketingNeeds(ready().rent(null))).containsExactly("guard.rent");
        assertThat(marketingNeeds(ready().epc(null, null))).containsExactly("guard.epc");
        assertThat(marketingNeeds(ready().epc("C", null))).containsExactly("guard.epc");
        assertThat(marketingNeeds(ready().epc("C", today.minusDays(1)))).containsExactly("guard.epc");
        assertThat(marketingNeeds(ready().epc("C", today))).isEmpty();
        assertThat(marketingNeeds(ready().epcExempt())).isEmpty();
        assertThat(missing(unpictured(ListingStatus.INSTRUCTED, ready()).reference(), ListingAction.MAKE_AVAILABLE))
                .containsExactly("guard.photo");
        for (var incomplete : List.of(
                ready().deposit(null),
                ready().councilTaxBand(null),
                ready().furnishing(null),
                ready().availableFrom(null))) {
            assertThat(marketingNeeds(incomplete)).containsExactly("guard.material-information");
        }
    }

    private List<String> marketingNeeds(Listings listing) {
        return missing(at(ListingStatus.INSTRUCTED, listing).reference(), ListingAction.MAKE_AVAILABLE);
    }

    @Test
    void letsNobodyInBeforeTheMoveInDay() {
        var listing = at(ListingStatus.LET_AGREED);
        put(listing, "move_in_on = current_date + 2");
        assertThat(missing(listing.reference(), ListingAction.LET)).containsExactly("guard.move-in");
    }

    /** What is missing, and who may pass over it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    guard.landlord,             -,     -,       -
                    guard.ownership,            -,     -,       -
                    guard.terms,                -,     -,       -
                    guard.sanctions,            -,     -,       ADMIN
                    guard.ownership-seen,       -,     MANAGER, ADMIN
                    guard.rent,                 -,     -,       -
                    guard.epc,                  -,     -,       ADMIN
                    guard.photo,                -,     MANAGER, ADMIN
                    guard.material-information, -,     MANAGER, ADMIN
                    guard.move-in,              -,     -,       -
                    """)
    void letsOnlyThosePassAGuardWhoMay(String guard, String agent, String manager, String admin) {
        var allowed = List.of(agent, manager, admin);
        for (var person : List.of(agency.agent(), agency.manager(), agency.admin())) {
            Agencies.signIn(agency.agent());
            var listing = blockedBy(guard);
            var action = pipeline.offers(listing.reference()).stream()
                    .filter(offer -> offer.missing().stream()
                            .anyMatch(blocker -> blocker.key().equals(guard)))
                    .findFirst()
                    .orElseThrow()
                    .action();
            Agencies.signIn(person);
            var wish = Transition.of(action);

            var blocked = catchThrowableOfType(
                    TransitionBlocked.class, () -> pipeline.move(listing.reference(), listing.version(), wish));
            assertThat(blocked.blockers()).extracting(Blocker::key).containsExactly(guard);
            assertThat(problems(listing, wish.overriding(" "))).containsExactly("reason");
            assertThat(now(listing)).isEqualTo(listing);

            var may = allowed.contains(person.role().name());
            assertThat(blocked.blockers().getFirst().passableBy(person.role()))
                    .as("%s as %s", guard, person.role())
                    .isEqualTo(may);
            if (may) {
                pass(listing.reference(), wish.overriding("On the phone with them"));
                var change = listings.statuses(listing.id()).getFirst();
                assertThat(change.overridden()).containsExactly(guard);
                assertThat(change.reason()).isEqualTo("On the phone with them");
                assertThat(change.by()).isEqualTo(person.name());
            } else {
                assertThatThrownBy(() -> pipeline.move(
                                listing.reference(), listing.version(), wish.overriding("On the phone with them")))
                        .as("%s as %s", guard, person.role())
                        .isInstanceOf(TransitionBlocked.class);
                assertThat(now(listing)).isEqualTo(listing);
            }
        }
    }

    private SavedListing blockedBy(String guard) {
        return switch (guard) {
            case "guard.landlord" -> at(ListingStatus.DRAFT, ready().landlord(null));
            case "guard.ownership" -> {
                var listing = at(ListingStatus.DRAFT);
                put(listing, "landlord_id = " + agencies.landlord(agency, "Bob", "Brown"));
                yield now(listing);
            }
            case "guard.terms" -> at(ListingStatus.DRAFT, ready().termsSigned(null));
            case "guard.sanctions" -> {
                long unchecked = agencies.landlord(agency, "Una", "Unchecked");
                agencies.within(
                        agency.id(),
                        () -> database.update("update landlord set aml_status = 'REFERRED' where id = ?", unchecked));
                yield at(ListingStatus.DRAFT, ready().landlord(unchecked));
            }
            case "guard.ownership-seen" -> at(ListingStatus.DRAFT, ready().ownershipSeen(null));
            case "guard.rent" -> at(ListingStatus.INSTRUCTED, ready().rent(null));
            case "guard.epc" -> at(ListingStatus.INSTRUCTED, ready().epc(null, null));
            case "guard.photo" -> unpictured(ListingStatus.INSTRUCTED, ready());
            case "guard.material-information" -> at(ListingStatus.INSTRUCTED, ready().deposit(null));
            case "guard.move-in" -> {
                var listing = at(ListingStatus.LET_AGREED);
                put(listing, "move_in_on = current_date + 2");
                yield now(listing);
            }
            default -> throw new IllegalArgumentException(guard);
        };
    }

    @Test
    void passesSeveralGuardsAtOnceOnlyIfAllMayBePassed() {
        var both = unpictured(ListingStatus.INSTRUCTED, ready().deposit(null));
        var withOneTooMany = unpictured(ListingStatus.INSTRUCTED, ready().epc(null, null));
        Agencies.signIn(agency.manager());
        var wish = Transition.of(ListingAction.MAKE_AVAILABLE).overriding("Photos tomorrow");
        var blocked = catchThrowableOfType(
                TransitionBlocked.class,
                () -> pipeline.move(withOneTooMany.reference(), withOneTooMany.version(), wish));
        assertThat(blocked.blockers()).extracting(Blocker::key).containsExactly("guard.epc", "guard.photo");
        pass(both.reference(), wish);
        assertThat(listings.statuses(both.id()).getFirst().overridden())
                .containsExactly("guard.photo", "guard.material-information");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "Just in case")
    void recordsNothingAsPassedOverWhereNothingWasMissing(@Nullable String reason) {
        var listing = at(ListingStatus.AVAILABLE);
        Agencies.signIn(agency.admin());
        var wish = Transition.of(ListingAction.PUT_UNDER_OFFER);
        pass(listing.reference(), reason == null ? wish : wish.overriding(reason));
        assertThat(listings.statuses(listing.id()).getFirst().overridden()).isEmpty();
    }

    @Test
    void letsASuperuserPassNothing() {
        assertThat(Stream.of(Blocker.PassableBy.values()).filter(who -> who.allows(Role.SUPERUSER)))
                .isEmpty();
    }

    // Getting there

    /** With everything an instruction and the market ask for. */
    private Listings ready() {
        return Listings.flat(agency).instructedBy(landlord);
    }

    private String create(Listings listing) {
        var reference = listings.create(listing.details());
        try {
            gallery.addLink(find(reference).id(), "https://images.example/1.jpg");
        } catch (PictureRefused e) {
            throw new AssertionError(e);
        }
        return reference;
    }

    private SavedListing at(ListingStatus status) {
        return at(status, ready());
    }

    private SavedListing at(ListingStatus status, Listings listing) {
        return at(status, find(create(listing)));
    }

    private SavedListing unpictured(ListingStatus status, Listings listing) {
        return at(status, find(listings.create(listing.details())));
    }

    private SavedListing at(ListingStatus status, SavedListing created) {
        var onMarket = List.of(
                        ListingStatus.AVAILABLE,
                        ListingStatus.UNDER_OFFER,
                        ListingStatus.LET_AGREED,
                        ListingStatus.LET,
                        ListingStatus.SUSPENDED)
                .contains(status);
        put(created, "status = '" + status + "'");
        put(created, onMarket ? "first_available_on = current_date - 20" : "first_available_on = null");
        if (status == ListingStatus.SUSPENDED) {
            put(created, "suspended_from = 'AVAILABLE'");
        }
        return now(created);
    }

    private void put(SavedListing listing, String values) {
        var whole = values.equals("status = 'LET_AGREED'")
                ? values
                        + ", first_available_on = current_date, let_agreed_on = current_date, move_in_on = current_date,"
                        + " agreed_rent_pcm_pence = rent_pcm_pence"
                : values.startsWith("status") ? values + ", first_available_on = current_date" : values;
        agencies.within(
                agency.id(), () -> database.update("update listing set " + whole + " where id = ?", listing.id()));
    }

    private SavedListing find(String reference) {
        return listings.find(reference).orElseThrow();
    }

    private SavedListing now(SavedListing before) {
        return find(before.reference());
    }

    private void pass(String reference, Transition wish) {
        pipeline.move(reference, find(reference).version(), wish);
    }

    private List<String> missing(String reference, ListingAction action) {
        return pipeline.offers(reference).stream()
                .filter(offer -> offer.action() == action)
                .findFirst()
                .orElseThrow()
                .missing()
                .stream()
                .map(Blocker::key)
                .toList();
    }

    private List<String> problems(SavedListing listing, Transition wish) {
        return catchThrowableOfType(
                        InvalidListing.class, () -> pipeline.move(listing.reference(), listing.version(), wish))
                .problems()
                .stream()
                .map(Problem::field)
                .toList();
    }
}
