package app.latchkey.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ContactServiceTests {

    @Autowired
    private ContactService contacts;

    @Autowired
    private LandlordService landlords;

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

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
    void keepsWhatWasTypedAndTellsItsHistory() {
        var details = Contacts.person("Ada", "Byron")
                .email("ada@mail.example")
                .phone("07700 900111")
                .postcode("BS1 4DJ")
                .notes("Rings late")
                .details();
        long id = create(details);
        assertThat(contacts.find(id).orElseThrow().details()).isEqualTo(details);
        var saved = contacts.find(id).orElseThrow();
        contacts.update(saved.with(Contacts.of(details).phone("07700 900112").details()));
        assertThat(contacts.history(id, 0, 10))
                .extracting(HistoryEvent::eventType)
                .containsExactly("CHANGED", "CREATED");
        assertThat(contacts.history(id, 0, 1).getFirst().changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.field()).isEqualTo("phone");
                    assertThat(change.before()).isEqualTo("+447700900111");
                    assertThat(change.after()).isEqualTo("+447700900112");
                });
    }

    @Test
    void refusesAStaleEdit() {
        long id = create(Contacts.person("Ada", "Byron").details());
        var mine = contacts.find(id).orElseThrow();
        Agencies.signIn(agency.manager());
        contacts.update(mine.with(Contacts.person("Ada", "King").details()));
        Agencies.signIn(agency.agent());
        var stale = catchThrowableOfType(
                StaleEdit.class,
                () -> contacts.update(
                        mine.with(Contacts.person("Ada", "Lovelace").details())));
        assertThat(stale.changedBy()).isEqualTo("Test Manager");
        assertThat(contacts.find(id).orElseThrow().name()).isEqualTo("Ada King");
    }

    @Test
    void namesEveryFieldThatCannotBeSo() {
        var wrong = Contacts.company(" ").email("ada").companyNumber("12").details();
        var refused = catchThrowableOfType(InvalidContact.class, () -> create(wrong));
        assertThat(refused.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("companyName", "email", "companyNumber");
    }

    @Test
    void aRenamedContactIsRenamedOnItsListings() {
        long id = create(Contacts.person("Ada", "Byron").details());
        var landlord = landlords.add(id, LandlordDetails.NEW);
        var listing = listings.create(Listings.flat(agency).landlord(landlord).details());
        contacts.update(contacts.find(id)
                .orElseThrow()
                .with(Contacts.person("Ada", "King").details()));
        assertThat(listings.find(listing).orElseThrow().landlordName()).isEqualTo("Ada King");
    }

    @ParameterizedTest
    @EnumSource(ContactSort.Column.class)
    void sortsByEveryColumnBothWaysWithBlanksLast(ContactSort.Column column) {
        crowd();
        for (boolean ascending : new boolean[] {true, false}) {
            var rows = contacts.rows(ContactFilter.ALL, new ContactSort(column, ascending), 0, 500);
            assertThat(rows).hasSize(60).isSortedAccordingTo(order(column, ascending));
        }
    }

    @Test
    void pagesFitTogetherAndEachIsOneStatement() {
        crowd();
        var whole = contacts.rows(ContactFilter.ALL, ContactSort.DEFAULT, 0, 500);
        var pages = new ArrayList<ContactRow>();
        for (int offset = 0; offset < 60; offset += 7) {
            statements.reset();
            pages.addAll(contacts.rows(ContactFilter.ALL, ContactSort.DEFAULT, offset, 7));
            assertThat(statements.statements()).hasSize(1);
        }
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void filtersAsLookingAtEveryRowWould() {
        crowd();
        var all = contacts.rows(ContactFilter.ALL, ContactSort.DEFAULT, 0, 500);
        for (var kind : new @Nullable ContactKind[] {null, ContactKind.PERSON, ContactKind.COMPANY}) {
            for (var role : new @Nullable String[] {null, "LANDLORD", "TENANT"}) {
                for (var text : List.of("", "sm", "mail", "smith", "0770")) {
                    var filter = new ContactFilter(text, kind, role, false);
                    Predicate<ContactRow> wanted = row -> (kind == null || row.kind() == kind)
                            && (role == null || row.roles().contains(role))
                            && searched(row).contains(text);
                    assertThat(contacts.rows(filter, ContactSort.DEFAULT, 0, 500))
                            .as("%s", filter)
                            .isEqualTo(all.stream().filter(wanted).toList());
                    assertThat(contacts.count(filter))
                            .isEqualTo(all.stream().filter(wanted).count());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "josé alvarez",
        "jose",
        "ALVARES",
        "jose@mail.example",
        "07700 900 777",
        "+447700900777",
        "bs1 4dj",
        "bs14dj"
    })
    void findsSomebodyByWhatOneKnowsAndForgivesAMistake(String typed) {
        long id = create(Contacts.person("José", "Alvarez")
                .email("jose@mail.example")
                .phone("07700 900777")
                .postcode("BS1 4DJ")
                .details());
        create(Contacts.person("Owen", "Pryce").email("owen@mail.example").details());
        assertThat(contacts.rows(ContactFilter.ofText(typed), ContactSort.DEFAULT, 0, 10))
                .extracting(ContactRow::id)
                .contains(id)
                .hasSize(1);
    }

    @Test
    void seesNoContactOfAnotherAgency() {
        long theirs =
                create(Contacts.person("Ada", "Byron").email("ada@mail.example").details());
        Agencies.signIn(agencies.create().agent());
        assertThat(contacts.find(theirs)).isEmpty();
        assertThat(contacts.count(ContactFilter.ofText("byron"))).isZero();
        assertThat(contacts.duplicates(
                        Contacts.person("Ada", "Byron")
                                .email("ada@mail.example")
                                .details(),
                        null))
                .isEmpty();
    }

    @Test
    void saysWhoMayBeTheSameAndWhy() {
        long byEmail = create(
                Contacts.person("A", "Lovelace").secondEmail("ada@mail.example").details());
        long byPhone =
                create(Contacts.person("Charles", "B").phone("07700 900222").details());
        long byName = create(Contacts.person("A", "Byron").postcode("BS1 4DJ").details());
        create(Contacts.person("Owen", "Byron").postcode("BS2 0AA").details());
        create(Contacts.person("Zebedee", "Marsh").postcode("BS1 4DJ").details());
        var typed = Contacts.person("Ada", "Byron")
                .email("ADA@mail.example")
                .secondPhone("+44 7700 900222")
                .postcode("BS1 4DJ")
                .details();
        statements.reset();
        var found = contacts.duplicates(typed, null);
        assertThat(statements.statements()).hasSize(1);
        assertThat(reasons(found, byEmail)).containsExactly(DuplicateReason.EMAIL);
        assertThat(reasons(found, byPhone)).containsExactly(DuplicateReason.PHONE);
        assertThat(reasons(found, byName)).containsExactly(DuplicateReason.NAME_AND_POSTCODE);
        assertThat(found).hasSize(3);
        assertThat(contacts.duplicates(typed, byPhone))
                .extracting(PossibleDuplicate::id)
                .doesNotContain(byPhone);
    }

    @Test
    void aCompanyIsTheSameByItsNumber() {
        long there = create(
                Contacts.company("Harbour Homes Ltd").companyNumber("01234567").details());
        var found = contacts.duplicates(
                Contacts.company("HH Lettings").companyNumber("01234567").details(), null);
        assertThat(reasons(found, there)).containsExactly(DuplicateReason.COMPANY_NUMBER);
    }

    @Test
    void peopleOfOneNameInOneHouseAreNotTakenForOne() {
        create(Contacts.person("Owen", "Smith").postcode("BS1 4DJ").details());
        assertThat(contacts.duplicates(
                        Contacts.person("Anna", "Smith").postcode("BS1 4DJ").details(), null))
                .isEmpty();
    }

    @Test
    void aDuplicateIsEnteredOnlyByWhoSaysItIsSomebodyElse() {
        long first =
                create(Contacts.person("Ada", "Byron").phone("07700 900333").details());
        var second = Contacts.person("Anne", "Isabella").phone("07700 900333").details();
        var found = catchThrowableOfType(DuplicatesFound.class, () -> create(second));
        assertThat(found.duplicates()).extracting(PossibleDuplicate::id).containsExactly(first);
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
        contacts.create(second, Set.of(first));
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(2);
    }

    @Test
    void anArchivedContactIsInNoListAndComesBack() {
        long id = create(Contacts.person("Ada", "Byron").details());
        contacts.archive(id, 0);
        assertThat(contacts.count(ContactFilter.ALL)).isZero();
        assertThat(contacts.count(new ContactFilter("byron", null, null, true))).isEqualTo(1);
        assertThatThrownBy(() -> contacts.update(contacts.find(id).orElseThrow()))
                .isInstanceOf(ContactNotFound.class);
        contacts.restore(id, contacts.find(id).orElseThrow().version());
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
    }

    @Test
    void aContactWithListingsIsNotArchived() {
        long id = create(Contacts.person("Ada", "Byron").details());
        var landlord = landlords.add(id, LandlordDetails.NEW);
        listings.create(Listings.flat(agency).landlord(landlord).details());
        var refused = catchThrowableOfType(ContactInUse.class, () -> contacts.archive(id, 0));
        assertThat(refused.holdings())
                .extracting(ContactHolding::kind)
                .containsExactlyInAnyOrder("listing", "property");
    }

    @Test
    void saysWhatHangsOnAContactAndLeadsThere() {
        long id = create(Contacts.person("Ada", "Byron").details());
        var landlord = landlords.add(id, LandlordDetails.NEW);
        var listing = listings.create(Listings.flat(agency).landlord(landlord).details());
        assertThat(contacts.find(id).orElseThrow().roles()).containsExactly("LANDLORD");
        assertThat(contacts.holdings(id))
                .flatExtracting(ContactHolding::first)
                .extracting(LinkedRecord::path)
                .contains("landlords/" + landlord, "listings/" + listing);
    }

    private long create(ContactDetails details) {
        return contacts.create(details, Set.of());
    }

    /** Sixty people and companies, with gaps. */
    private void crowd() {
        var random = new Random(42);
        var seen = new HashSet<Long>();
        for (int i = 0; i < 60; i++) {
            var some = random.nextInt(4) == 0
                    ? Contacts.company(
                            List.of("Smith Homes", "Harbour Lets", "smart Move").get(random.nextInt(3)))
                    : Contacts.person(
                            List.of("Ada", "Owen", "Zoë").get(random.nextInt(3)),
                            List.of("Smith", "Byron", "Pryce").get(random.nextInt(3)));
            if (random.nextBoolean()) {
                some = some.email("%s%d@mail.example".formatted(random.nextBoolean() ? "A" : "b", i));
            }
            if (random.nextBoolean()) {
                some = some.phone("07700 9%05d".formatted(random.nextInt(100_000)));
            }
            if (random.nextInt(3) == 0) {
                some = some.postcode("BS%d 4DJ".formatted(1 + random.nextInt(9)));
            }
            long id = contacts.create(some.details(), seen);
            seen.add(id);
            if (random.nextBoolean()) {
                landlords.add(id, LandlordDetails.NEW);
            }
        }
    }

    private static String searched(ContactRow row) {
        var phone = row.phone();
        return String.join(
                        " ",
                        row.name(),
                        row.email() == null ? "" : row.email(),
                        phone == null
                                ? ""
                                : phone.value() + " 0" + phone.value().substring(3))
                .toLowerCase(Locale.UK);
    }

    private static Comparator<ContactRow> order(ContactSort.Column column, boolean ascending) {
        Comparator<ContactRow> by = switch (column) {
            case NAME -> way(ContactRow::name, ascending);
            case EMAIL -> way(row -> row.email() == null ? null : row.email().toLowerCase(Locale.ROOT), ascending);
            case PHONE -> way(row -> row.phone() == null ? null : row.phone().value(), ascending);
            case POSTCODE -> way(ContactRow::postcode, ascending);
            case CREATED -> (_, _) -> 0;
        };
        Comparator<ContactRow> tie = Comparator.comparing(ContactRow::id);
        return by.thenComparing(ascending ? tie : tie.reversed());
    }

    /** As the database's collation of the tests compares: by code point. */
    private static Comparator<ContactRow> way(Function<ContactRow, @Nullable String> value, boolean ascending) {
        Comparator<String> natural = Comparator.naturalOrder();
        return Comparator.comparing(value, Comparator.nullsLast(ascending ? natural : natural.reversed()));
    }

    private static Set<DuplicateReason> reasons(List<PossibleDuplicate> found, long id) {
        return found.stream()
                .filter(duplicate -> duplicate.id() == id)
                .findFirst()
                .orElseThrow()
                .reasons();
    }
}
