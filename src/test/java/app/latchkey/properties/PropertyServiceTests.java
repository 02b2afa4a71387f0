package app.latchkey.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.listings.Transition;
import app.latchkey.listings.TransitionBlocked;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.search.Found;
import app.latchkey.properties.PropertySort.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class PropertyServiceTests {

    @Autowired
    private Agencies agencies;

    @Autowired
    private PropertyService properties;

    @Autowired
    private OwnershipService ownerships;

    @Autowired
    private PropertyFinder finder;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

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

    // To read

    @ParameterizedTest
    @EnumSource(Column.class)
    void sortsByEveryColumnBothWaysAndPagesWithoutGapOrRepeat(Column column) {
        var estate = Estate.random(60, new Random(column.name().length()), agency, agencies, database);
        for (boolean ascending : new boolean[] {true, false}) {
            var sort = new PropertySort(column, ascending);
            var paged = new ArrayList<PropertyRow>();
            for (int offset = 0; offset < 60; offset += 7) {
                paged.addAll(properties.rows(PropertyFilter.ALL, sort, offset, 7));
            }
            assertThat(paged).isEqualTo(estate.rows(PropertyFilter.ALL, sort));
        }
    }

    @Test
    void findsExactlyWhatAFilterAsksFor() {
        var random = new Random(17);
        var estate = Estate.random(120, random, agency, agencies, database);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            var filter = estate.randomFilter(random);
            var wanted = estate.rows(filter, PropertySort.DEFAULT);
            assertThat(properties.rows(filter, PropertySort.DEFAULT, 0, 500))
                    .as("%s", filter)
                    .isEqualTo(wanted);
            assertThat(properties.count(filter)).as("%s", filter).isEqualTo(wanted.size());
            found += wanted.isEmpty() ? 0 : 1;
        }
        assertThat(found).as("filters that found something").isGreaterThan(80);
    }

    @Test
    void knowsOfSomePropertiesHowTheyLookAndWhichAFilterShows() {
        var estate = Estate.random(30, new Random(5), agency, agencies, database);
        var filter = new PropertyFilter("", Set.of(), 2, null, "", "", false, false, false);
        var ids = estate.homes().stream().map(Estate.Home::id).toList();
        assertThat(properties.rowsOf(ids))
                .containsExactlyInAnyOrderElementsOf(
                        estate.homes().stream().map(Estate.Home::row).toList());
        assertThat(properties.matching(filter, ids))
                .containsExactlyInAnyOrderElementsOf(estate.rows(filter, PropertySort.DEFAULT).stream()
                        .map(PropertyRow::id)
                        .toList());
        assertThat(properties.matching(filter, List.of())).isEmpty();
    }

    @Test
    void aPageIsOneStatementAndACountAnother() {
        Estate.random(60, new Random(3), agency, agencies, database);
        statements.reset();
        assertThat(properties.rows(PropertyFilter.ALL, PropertySort.DEFAULT, 0, 50))
                .hasSize(50);
        assertThat(statements.statements()).hasSize(1);
        properties.count(PropertyFilter.ALL);
        assertThat(statements.statements()).hasSize(2);
    }

    @Test
    void forgivesATypingErrorAndNoZeroCharacterBreaksIt() {
        add(Properties.flat().address("12 Willowbrook Gardens"));
        assertThat(properties.count(PropertyFilter.ofText("wilowbrook gardns"))).isEqualTo(1);
        assertThat(properties.count(PropertyFilter.ofText("willow\0 brook"))).isEqualTo(1);
        assertThat(properties.count(PropertyFilter.ofText("100% _"))).isZero();
    }

    @Test
    void isFoundByItsOwnersAndFollowsTheirNames() {
        long landlord = agencies.landlord(agency, "Ottoline", "Quill");
        long id = add(Properties.flat());
        ownerships.recordFirstOwner(id, landlord, Agencies.today());
        assertThat(properties.count(PropertyFilter.ofText("ottoline quill"))).isEqualTo(1);
        agencies.within(
                agency.id(),
                () -> database.update("update contact set last_name = 'Zephyr' where last_name = 'Quill'"));
        assertThat(properties.count(PropertyFilter.ofText("zephyr"))).isEqualTo(1);
        assertThat(properties.count(PropertyFilter.ofText("quill"))).isZero();
        ownerships.takeBack(id, saved(id).version());
        assertThat(properties.count(PropertyFilter.ofText("zephyr"))).isZero();
    }

    @Test
    void ownersWrittenAsASetAreFoundAsWell() {
        long landlord = agencies.landlord(agency, "Ottoline", "Quill");
        for (int i = 0; i < 5; i++) {
            add(Properties.flat().address(i + " Terrace Row"));
        }
        agencies.within(agency.id(), () -> database.update("""
                        insert into ownership (id, agency_id, property_id, landlord_id, share_percent, owned_from, leads, version)
                        select nextval('ownership_seq'), agency_id, id, ?, 100, current_date, true, 0 from property""", landlord));
        assertThat(properties.count(PropertyFilter.ofText("quill"))).isEqualTo(5);
        agencies.within(agency.id(), () -> database.update("delete from ownership"));
        assertThat(properties.count(PropertyFilter.ofText("quill"))).isZero();
    }

    @Test
    void refusesAPageThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.rows(PropertyFilter.ALL, PropertySort.DEFAULT, -1, 50));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.rows(PropertyFilter.ALL, PropertySort.DEFAULT, 0, 501));
    }

    @Test
    void showsNothingOfAnotherAgency() {
        long id = add(Properties.flat().address("7 Private Place"));
        Agencies.signIn(agencies.create().agent());
        assertThat(properties.find(id)).isEmpty();
        assertThat(properties.count(PropertyFilter.ALL)).isZero();
        assertThat(properties.count(PropertyFilter.ofText("private place"))).isZero();
        assertThat(finder.find("private place", 5)).isEmpty();
    }

    @Test
    void quickSearchFindsItByReferenceAndByWords() {
        long id = add(Properties.flat().address("3 Heron Quay"));
        assertThat(finder.find("herron quay", 5))
                .containsExactly(
                        new Found("3 Heron Quay, York, YO1 7HH", PropertyReference.of(id), null, "properties/" + id));
        assertThat(finder.find(PropertyReference.of(id), 5))
                .extracting(Found::path)
                .containsExactly("properties/" + id);
    }

    // To write

    @Test
    void keepsEveryFact() {
        var details = Properties.flat()
                .ownRef("A-1")
                .uprn(100_023_336_956L)
                .at(51.501009, -0.141588)
                .receptions(2)
                .details();
        assertThat(saved(properties.add(details)).details()).isEqualTo(details);
    }

    @Test
    void anEditIsWrittenWithItsHistory() {
        long id = add(Properties.flat());
        properties.update(saved(id).with(Properties.flat().bedrooms(3).details()));
        assertThat(saved(id).details().bedrooms()).isEqualTo(3);
        assertThat(properties.history(id, 0, 10).getFirst().changes())
                .containsExactly(new FieldChange("bedrooms", "2", "3"));
    }

    @Test
    void aStaleEditIsRefusedAndSaysWhoseItMet() {
        long id = add(Properties.flat());
        var mine = saved(id);
        Agencies.signIn(agency.manager());
        properties.update(mine.with(Properties.flat().bedrooms(4).details()));
        Agencies.signIn(agency.agent());
        assertThatThrownBy(() -> properties.update(
                        mine.with(Properties.flat().bedrooms(5).details())))
                .isInstanceOfSatisfying(
                        StaleEdit.class, e -> assertThat(e.changedBy()).isEqualTo("Test Manager"));
        assertThat(saved(id).details().bedrooms()).isEqualTo(4);
    }

    @Test
    void everyFieldThatCannotBeSoIsNamedAtOnce() {
        assertThat(refused(Properties.flat()
                        .address(" ")
                        .town("")
                        .uprn(-1)
                        .bedrooms(51)
                        .receptions(-1)
                        .at(-0.14, 51.5)))
                .containsExactly("uprn", "address", "town", "latitude", "longitude", "bedrooms", "receptions");
        assertThat(refused(Properties.flat().at(51.5, null))).containsExactly("longitude");
    }

    @Test
    void aNumberOfItsOwnIsGivenOnce() {
        long first = add(Properties.flat().ownRef("A-1").uprn(5));
        assertThat(refused(Properties.flat().ownRef("A-1"))).containsExactly("ownRef");
        assertThat(refused(Properties.flat().uprn(5))).containsExactly("uprn");
        properties.update(saved(first).with(saved(first).details()));
        properties.archive(first, saved(first).version());
        add(Properties.flat().ownRef("A-1"));
        assertThatThrownBy(() -> properties.restore(first, saved(first).version()))
                .isInstanceOf(InvalidProperty.class);
    }

    @Test
    void aListingsFactsComeHereAndTheOthersStay() {
        long id = add(Properties.flat().ownRef("A-7").receptions(2).at(51.5, -0.1));
        var reference = listings.create(
                Listings.flat(agency).property(id).address("8 Renamed Road").details());
        var details = saved(id).details();
        assertThat(details.address()).isEqualTo("8 Renamed Road");
        assertThat(details.ownRef()).isEqualTo("A-7");
        assertThat(details.receptions()).isEqualTo(2);
        assertThat(details.latitude()).isEqualTo(51.5);
        assertThat(properties.listings(id))
                .extracting(PropertyListing::reference)
                .containsExactly(reference);
    }

    // The archive

    @Test
    void aPropertyInTheArchiveIsInNoListUntilItComesBack() {
        long id = add(Properties.flat());
        properties.archive(id, saved(id).version());
        assertThat(properties.count(PropertyFilter.ALL)).isZero();
        assertThat(finder.find("acacia road", 5)).isEmpty();
        assertThat(saved(id).archived()).isTrue();
        int version = saved(id).version();
        assertThatThrownBy(() -> properties.restore(id, version - 1)).isInstanceOf(StaleEdit.class);
        properties.restore(id, version);
        assertThat(properties.count(PropertyFilter.ALL)).isEqualTo(1);
        assertThat(properties.history(id, 0, 10))
                .extracting(event -> event.eventType())
                .containsExactly("RESTORED", "ARCHIVED", "CREATED");
    }

    @Test
    void aPropertyWithAListingInProgressIsNotArchived() {
        long id = add(Properties.flat());
        var reference = listings.create(Listings.flat(agency).property(id).details());
        var refusal = catchThrowableOfType(
                PropertyInUse.class, () -> properties.archive(id, saved(id).version()));
        assertThat(refusal.listing()).isEqualTo(reference);
        assertThat(refusal.status()).isEqualTo("DRAFT");
        assertThat(saved(id).archived()).isFalse();
    }

    @Test
    void anArchivedPropertyIsNeitherListedNorInstructedNorChanged() {
        long landlord = agencies.landlord(agency, "Ada", "Owner");
        long id = add(Properties.flat());
        var reference = listings.create(
                Listings.flat(agency).property(id).instructedBy(landlord).details());
        pipeline.move(reference, 0, Transition.of(ListingAction.INSTRUCT));
        pipeline.move(reference, 1, new Transition(ListingAction.WITHDRAW, "Sold", null, null, false));
        properties.archive(id, saved(id).version());
        assertThatThrownBy(() -> pipeline.move(reference, 2, Transition.of(ListingAction.REINSTRUCT)))
                .isInstanceOfSatisfying(
                        TransitionBlocked.class,
                        e -> assertThat(e.blockers())
                                .extracting(blocker -> blocker.key())
                                .containsExactly("guard.property-archived"));
        assertThatThrownBy(
                        () -> listings.create(Listings.flat(agency).property(id).details()))
                .isInstanceOf(InvalidListing.class);
        assertThatThrownBy(() -> properties.update(saved(id))).isInstanceOf(PropertyNotFound.class);
    }

    private long add(Properties property) {
        return properties.add(property.details());
    }

    private SavedProperty saved(long id) {
        return properties.find(id).orElseThrow();
    }

    private List<String> refused(Properties property) {
        return catchThrowableOfType(InvalidProperty.class, () -> properties.add(property.details())).problems().stream()
                .map(Problem::field)
                .toList();
    }
}
