package app.latchkey.properties;

import static app.latchkey.properties.Properties.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import app.latchkey.properties.OwnershipPeriod.Owner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class OwnershipServiceTests {

    private static final LocalDate SPRING = LocalDate.of(2024, 3, 1);
    private static final LocalDate SUMMER = LocalDate.of(2025, 7, 1);
    private static final LocalDate WINTER = LocalDate.of(2026, 1, 1);

    @Autowired
    private Agencies agencies;

    @Autowired
    private PropertyService properties;

    @Autowired
    private OwnershipService ownerships;

    @Autowired
    private OwnershipShares shares;

    private TestAgency agency;
    private long ann;
    private long ben;
    private long cy;
    private long property;

    @BeforeEach
    void makeAHouse() {
        agency = agencies.create();
        ann = agencies.landlord(agency, "Ann", "Ashdown");
        ben = agencies.landlord(agency, "Ben", "Brook");
        cy = agencies.landlord(agency, "Cy", "Cole");
        Agencies.signIn(agency.agent());
        property = properties.add(Properties.flat().details());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void aChangeEndsTheSetBeforeOnThatDay() {
        change(SPRING, share(ann, "100", true));
        change(SUMMER, share(ann, "60", true), share(ben, "40", false));
        assertThat(ownerships.periods(property))
                .containsExactly(
                        new OwnershipPeriod(
                                SUMMER,
                                null,
                                List.of(owner(ann, "Ann Ashdown", "60", true), owner(ben, "Ben Brook", "40", false))),
                        new OwnershipPeriod(SPRING, SUMMER, List.of(owner(ann, "Ann Ashdown", "100", true))));
        assertThat(ownerships.sharesOn(property, SUMMER.minusDays(1))).containsExactly(share(ann, "100.00", true));
        assertThat(ownerships.sharesOn(property, SUMMER))
                .containsExactly(share(ann, "60.00", true), share(ben, "40.00", false));
        assertThat(ownerships.sharesOn(property, SPRING.minusDays(1))).isEmpty();
    }

    @Test
    void aCorrectionMovesTheDayAndTheEndOfTheSetBefore() {
        change(SPRING, share(ann, "100", true));
        change(SUMMER, share(ben, "100", true));
        for (var day : List.of(SUMMER.plusDays(10), SPRING.plusDays(1))) {
            ownerships.correct(
                    property, version(), new OwnerSet(day, List.of(share(ben, "50", true), share(cy, "50", false))));
            assertThat(ownerships.periods(property))
                    .extracting(OwnershipPeriod::from, OwnershipPeriod::until)
                    .containsExactly(tuple(day, null), tuple(SPRING, day));
        }
    }

    @Test
    void aShareThatWentOnThroughAChangeSurvivesItsCorrection() {
        shares(
                row(ann, "50", SPRING, null, true),
                row(ben, "50", SPRING, SUMMER, false),
                row(cy, "50", SUMMER, null, false));
        ownerships.correct(
                property, version(), new OwnerSet(WINTER, List.of(share(ann, "75", true), share(cy, "25", false))));
        assertThat(ownerships.sharesOn(property, WINTER.minusDays(1)))
                .containsExactly(share(ann, "50.00", true), share(ben, "50.00", false));
        assertThat(ownerships.sharesOn(property, WINTER))
                .containsExactly(share(ann, "75.00", true), share(cy, "25.00", false));
    }

    @Test
    void takingBackLetsTheSetBeforeGoOn() {
        change(SPRING, share(ann, "100", true));
        change(SUMMER, share(ben, "100", true));
        ownerships.takeBack(property, version());
        assertThat(ownerships.periods(property))
                .containsExactly(new OwnershipPeriod(SPRING, null, List.of(owner(ann, "Ann Ashdown", "100", true))));
        ownerships.takeBack(property, version());
        assertThat(ownerships.periods(property)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "60,    39.99, ownership.problem.too-little",
        "60,    40.01, ownership.problem.too-much",
        "100,   0,     ownership.problem.share",
        "-1,    101,   ownership.problem.share",
        "33.333,66.667,ownership.problem.share"
    })
    void sharesThatAreNot100AreRefusedInWords(String first, String second, String problem) {
        assertThat(refused(SPRING, share(ann, first, true), share(ben, second, false)))
                .contains(problem);
    }

    @Test
    void whatIsMissingIsSaidToTheHundredth() {
        var e = catchThrowableOfType(
                InvalidProperty.class,
                () -> change(SPRING, share(ann, "33.33", true), share(ben, "33.33", false), share(cy, "33.33", false)));
        assertThat(e.problems()).containsExactly(Problem.of("owners", "ownership.problem.too-little", "99.99", "0.01"));
    }

    @Test
    void nobodyTwoLeadsNoLeadAndOneLandlordTwiceAreRefused() {
        assertThat(refused(SPRING)).containsExactly("ownership.problem.nobody");
        assertThat(refused(SPRING, share(ann, "50", true), share(ben, "50", true)))
                .containsExactly("ownership.problem.lead");
        assertThat(refused(SPRING, share(ann, "50", false), share(ben, "50", false)))
                .containsExactly("ownership.problem.lead");
        assertThat(refused(SPRING, share(ann, "50", true), share(ann, "50", false)))
                .containsExactly("ownership.problem.twice");
        assertThat(refused(null, share(ann, "100", true))).containsExactly("ownership.problem.from");
    }

    @Test
    void aLandlordOfAnotherAgencyOwnsNothingHere() {
        var theirs = agencies.create();
        long stranger = agencies.landlord(theirs, "Stan", "Stranger");
        assertThat(refused(SPRING, share(stranger, "100", true))).containsExactly("ownership.problem.gone");
    }

    @Test
    void changesComeInTheOrderOfTheirDays() {
        change(SUMMER, share(ann, "100", true));
        assertThat(refused(SUMMER, share(ben, "100", true))).containsExactly("ownership.problem.order");
        assertThat(refused(SPRING, share(ben, "100", true))).containsExactly("ownership.problem.order");
        change(WINTER, share(ben, "100", true));
        assertThatThrownBy(() ->
                        ownerships.correct(property, version(), new OwnerSet(SUMMER, List.of(share(cy, "100", true)))))
                .isInstanceOf(InvalidProperty.class);
    }

    @Test
    void historySaysWhoOwnedItBeforeAndAfter() {
        change(SPRING, share(ann, "100", true));
        change(SUMMER, share(ann, "60", true), share(ben, "40", false));
        assertThat(properties.history(property, 0, 1).getFirst().changes())
                .containsExactly(new FieldChange(
                        "owners",
                        "From 1 Mar 2024: Ann Ashdown 100% (lead)",
                        "From 1 Jul 2025: Ann Ashdown 60% (lead), Ben Brook 40%"));
    }

    @Test
    void aFirstOwnerIsRecordedOnlyWhileThereIsNone() {
        ownerships.recordFirstOwner(property, ann, SPRING);
        ownerships.recordFirstOwner(property, ben, SUMMER);
        assertThat(ownerships.sharesOn(property, WINTER)).containsExactly(share(ann, "100.00", true));
    }

    @Test
    void anEditOfAnOlderStateIsRefused() {
        int seen = version();
        change(SPRING, share(ann, "100", true));
        assertThatThrownBy(() ->
                        ownerships.change(property, seen, new OwnerSet(SUMMER, List.of(share(ben, "100", true)))))
                .isInstanceOfSatisfying(
                        StaleEdit.class, e -> assertThat(e.changedBy()).isEqualTo("Test Agent"));
        assertThat(ownerships.periods(property)).hasSize(1);
    }

    @Test
    void ofTwoChangesAtTheSameTimeOneStands() throws Exception {
        int seen = version();
        var first = changing(seen, share(ann, "100", true));
        var second = changing(seen, share(ben, "100", true));
        var outcomes = List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS));
        assertThat(outcomes).containsExactlyInAnyOrder("written", "StaleEdit");
        assertThat(ownerships.periods(property)).hasSize(1);
    }

    @Test
    void anArchivedPropertyDoesNotChangeHands() {
        properties.archive(property, version());
        assertThatThrownBy(() -> change(SPRING, share(ann, "100", true))).isInstanceOf(PropertyNotFound.class);
    }

    @Test
    void theDatabasesRefusalsSayTheSame() {
        assertThat(judged(row(ann, "60", SPRING, null, true))).containsExactly("ownership.problem.total");
        assertThat(judged(row(ann, "50", SPRING, null, true), row(ben, "50", SPRING, null, true)))
                .containsExactly("ownership.problem.total");
        assertThat(judged(row(ann, "50", SPRING, null, true), row(ann, "50", SUMMER, null, false)))
                .containsExactly("ownership.problem.twice");
    }

    /** Changes, corrections and take-backs at random, right and wrong: the rules and the database judge alike. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsAcceptedAddsUpOnEveryDay(long seed) {
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 40; i++) {
            var set = new OwnerSet(SPRING.plusDays(random.nextInt(60)), randomOwners(random));
            boolean anybody = !ownerships.periods(property).isEmpty();
            int action = random.nextInt(10);
            try {
                if (anybody && action == 0) {
                    ownerships.takeBack(property, version());
                } else if (anybody && action < 5) {
                    ownerships.correct(property, version(), set);
                } else {
                    ownerships.change(property, version(), set);
                }
                accepted++;
            } catch (InvalidProperty e) {
                assertThat(e.problems()).isNotEmpty().noneMatch(p -> p.key().equals("ownership.problem.total"));
            }
            assertThatItAddsUp();
        }
        assertThat(accepted).as("accepted").isBetween(3, 39);
    }

    private void assertThatItAddsUp() {
        var periods = ownerships.periods(property);
        for (var day : aroundEveryEdge(periods)) {
            var then = ownerships.sharesOn(property, day);
            var on = day;
            assertThat(periods.stream().anyMatch(period -> period.isOn(on))).isEqualTo(!then.isEmpty());
            if (!then.isEmpty()) {
                assertThat(then.stream().map(Share::percent).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("shares on %s", day)
                        .isEqualByComparingTo("100");
                assertThat(then.stream().filter(Share::leads)).hasSize(1);
                assertThat(then.stream().map(Share::landlordId)).doesNotHaveDuplicates();
            }
        }
    }

    /** Between two edges nothing can change. */
    private static Set<LocalDate> aroundEveryEdge(List<OwnershipPeriod> periods) {
        return Stream.concat(
                        Stream.of(SPRING.minusDays(1), SPRING.plusDays(62)),
                        periods.stream().flatMap(period -> Stream.of(period.from(), period.until())))
                .filter(Objects::nonNull)
                .flatMap(edge -> Stream.of(edge.minusDays(1), edge, edge.plusDays(1)))
                .collect(Collectors.toSet());
    }

    private List<Share> randomOwners(Random random) {
        var people = List.of(ann, ben, cy);
        int count = 1 + random.nextInt(3);
        var percents = new ArrayList<>(Share.evenly(count));
        if (random.nextInt(4) == 0) {
            percents.set(0, percents.getFirst().add(new BigDecimal(random.nextInt(3) - 1).movePointLeft(2)));
        }
        int lead = random.nextInt(count);
        var owners = new ArrayList<Share>();
        for (int i = 0; i < count; i++) {
            var who = random.nextInt(8) == 0 ? ann : people.get(i);
            owners.add(new Share(who, percents.get(i), i == lead && random.nextInt(8) > 0));
        }
        return owners;
    }

    private List<String> judged(OwnershipShare... rows) {
        var refusal = catchThrowableOfType(
                InvalidProperty.class,
                () -> agencies.within(agency.id(), () -> {
                    shares.replaceAndJudge(List.of(), List.of(rows));
                    return 0;
                }));
        return refusal.problems().stream().map(Problem::key).toList();
    }

    private void shares(OwnershipShare... rows) {
        agencies.within(agency.id(), () -> {
            shares.replaceAndJudge(List.of(), List.of(rows));
            return 0;
        });
    }

    private OwnershipShare row(
            long landlord, String percent, LocalDate from, @Nullable LocalDate until, boolean leads) {
        return new OwnershipShare(null, property, landlord, new BigDecimal(percent), from, until, leads);
    }

    private CompletableFuture<String> changing(int version, Share owner) {
        return CompletableFuture.supplyAsync(() -> {
            Agencies.signIn(agency.agent());
            try {
                ownerships.change(property, version, new OwnerSet(SPRING, List.of(owner)));
                return "written";
            } catch (StaleEdit e) {
                return "StaleEdit";
            } finally {
                Agencies.signOut();
            }
        });
    }

    private void change(LocalDate from, Share... owners) {
        ownerships.change(property, version(), new OwnerSet(from, List.of(owners)));
    }

    private List<String> refused(@Nullable LocalDate from, Share... owners) {
        var refusal = catchThrowableOfType(
                InvalidProperty.class,
                () -> ownerships.change(property, version(), new OwnerSet(from, List.of(owners))));
        return refusal.problems().stream().map(Problem::key).toList();
    }

    private int version() {
        return properties.find(property).orElseThrow().version();
    }

    private static Owner owner(long landlord, String name, String percent, boolean leads) {
        return new Owner(landlord, name, new BigDecimal(percent).setScale(2), leads);
    }
}
