package app.latchkey.landlords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.Contacts;
import app.latchkey.contacts.DuplicatesFound;
import app.latchkey.platform.StaleEdit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class LandlordServiceTests {

    @Autowired
    private LandlordService landlords;

    @Autowired
    private ContactService contacts;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void signIn() {
        Agencies.signIn(agencies.create().agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void aContactBecomesALandlordOnce() {
        long contact = contacts.create(Contacts.person("Ada", "Byron").details(), Set.of());
        long landlord = landlords.add(contact, LandlordDetails.NEW);
        assertThat(landlords.add(contact, LandlordDetails.NEW)).isEqualTo(landlord);
        assertThat(landlords.find(landlord).orElseThrow().name()).isEqualTo("Ada Byron");
        assertThat(landlords.history(landlord, 0, 5))
                .extracting(HistoryEvent::eventType)
                .containsExactly("CREATED");
    }

    @Test
    void aNewLandlordIsANewContactUnlessThereIsADuplicate() {
        var ada = Contacts.person("Ada", "Byron").phone("07700 900123").details();
        landlords.create(ada, LandlordDetails.NEW, Set.of());
        assertThatThrownBy(() -> landlords.create(ada, LandlordDetails.NEW, Set.of()))
                .isInstanceOf(DuplicatesFound.class);
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
        assertThat(landlords.count(LandlordFilter.ALL)).isEqualTo(1);
    }

    @Test
    void anArchivedContactBecomesNoLandlord() {
        long contact = contacts.create(Contacts.person("Ada", "Byron").details(), Set.of());
        contacts.archive(contact, 0);
        assertThatThrownBy(() -> landlords.add(contact, LandlordDetails.NEW)).isInstanceOf(ContactNotFound.class);
    }

    @Test
    void refusesAStaleEditAndALimitBeyondReason() {
        long id = landlord("Ada", LandlordDetails.NEW);
        var saved = landlords.find(id).orElseThrow();
        var active = new LandlordDetails(LandlordStatus.ACTIVE, AmlStatus.CLEAR, Agencies.today(), true, 500_00L);
        landlords.update(saved.with(active));
        assertThat(landlords.find(id).orElseThrow().details()).isEqualTo(active);
        assertThat(landlords.find(id).orElseThrow().checksClear()).isTrue();
        assertThatThrownBy(() -> landlords.update(saved.with(active))).isInstanceOf(StaleEdit.class);
        var tooMuch = new LandlordDetails(LandlordStatus.ACTIVE, AmlStatus.CLEAR, null, true, 100_000_01L);
        var refused = catchThrowableOfType(
                InvalidLandlord.class,
                () -> landlords.update(landlords.find(id).orElseThrow().with(tooMuch)));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.field()).isEqualTo("repairLimitPence"));
    }

    @ParameterizedTest
    @EnumSource(LandlordSort.Column.class)
    void sortsByEveryColumnBothWaysWithBlanksLast(LandlordSort.Column column) {
        crowd();
        for (boolean ascending : new boolean[] {true, false}) {
            statements.reset();
            var rows = landlords.rows(LandlordFilter.ALL, new LandlordSort(column, ascending), 0, 100);
            assertThat(statements.statements()).hasSize(1);
            assertThat(rows).hasSize(40).isSortedAccordingTo(order(column, ascending));
        }
    }

    @Test
    void filtersAsLookingAtEveryRowWould() {
        crowd();
        var all = landlords.rows(LandlordFilter.ALL, LandlordSort.DEFAULT, 0, 500);
        var soon = Agencies.today().plusDays(20);
        for (var statuses : List.of(
                Set.<LandlordStatus>of(),
                Set.of(LandlordStatus.ACTIVE),
                Set.of(LandlordStatus.PAST, LandlordStatus.PROSPECT))) {
            for (var checks : List.of(Set.<AmlStatus>of(), Set.of(AmlStatus.CLEAR, AmlStatus.FAILED))) {
                for (var by : new @Nullable LocalDate[] {null, soon}) {
                    for (var text : List.of("", "ada")) {
                        var filter = new LandlordFilter(text, statuses, checks, by, null, null);
                        Predicate<LandlordRow> wanted = row -> {
                            var expires = row.amlExpiresOn();
                            return (statuses.isEmpty() || statuses.contains(row.status()))
                                    && (checks.isEmpty() || checks.contains(row.amlStatus()))
                                    && (by == null
                                            || (row.amlStatus() == AmlStatus.CLEAR
                                                    && expires != null
                                                    && !expires.isAfter(by)))
                                    && (text.isEmpty() || row.name().startsWith("Ada"));
                        };
                        var expected = all.stream().filter(wanted).toList();
                        assertThat(landlords.rows(filter, LandlordSort.DEFAULT, 0, 500))
                                .as("%s", filter)
                                .isEqualTo(expected);
                        assertThat(landlords.count(filter)).isEqualTo(expected.size());
                    }
                }
            }
        }
    }

    @Test
    void offersLandlordsByAnyWordOfTheirName() {
        landlord("Ada", LandlordDetails.NEW);
        landlord("Owen", LandlordDetails.NEW);
        assertThat(landlords.named("owen", 0, 10))
                .extracting(LandlordCard::name)
                .containsExactly("Owen Number2");
        assertThat(landlords.countNamed("")).isEqualTo(2);
    }

    private long landlord(String firstName, LandlordDetails details) {
        long number = contacts.count(ContactFilter.ALL) + 1;
        return landlords.create(Contacts.person(firstName, "Number" + number).details(), details, Set.of());
    }

    private void crowd() {
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            var who = Contacts.person(List.of("Ada", "Owen").get(random.nextInt(2)), "Number" + i);
            if (random.nextBoolean()) {
                who = who.email("n%d@mail.example".formatted(i)).phone("07700 9%05d".formatted(i));
            }
            landlords.create(
                    who.details(),
                    new LandlordDetails(
                            List.of(LandlordStatus.values()).get(random.nextInt(3)),
                            List.of(AmlStatus.values()).get(random.nextInt(4)),
                            random.nextBoolean() ? Agencies.today().plusDays(random.nextInt(40)) : null,
                            false,
                            null),
                    Set.of());
        }
    }

    private static Comparator<LandlordRow> order(LandlordSort.Column column, boolean ascending) {
        return switch (column) {
            case NAME -> way(LandlordRow::name, ascending);
            case EMAIL -> way(LandlordRow::email, ascending);
            case PHONE -> way(row -> row.phone() == null ? null : row.phone().value(), ascending);
            case STATUS -> way(row -> row.status().name(), ascending);
            case AML_STATUS -> way(row -> row.amlStatus().name(), ascending);
            case AML_EXPIRES_ON ->
                way(
                        row -> row.amlExpiresOn() == null
                                ? null
                                : row.amlExpiresOn().toString(),
                        ascending);
            case CREATED -> way(row -> "%019d".formatted(row.id()), ascending);
        };
    }

    /** Contacts and landlords are made in the same order, so the landlord's number breaks every tie. */
    private static Comparator<LandlordRow> way(Function<LandlordRow, @Nullable String> value, boolean ascending) {
        Comparator<String> natural = Comparator.naturalOrder();
        Comparator<LandlordRow> tie = Comparator.comparing(LandlordRow::id);
        return Comparator.comparing(value, Comparator.nullsLast(ascending ? natural : natural.reversed()))
                .thenComparing(ascending ? tie : tie.reversed());
    }
}
