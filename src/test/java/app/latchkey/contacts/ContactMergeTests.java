package app.latchkey.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.StaleEdit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ContactMergeTests {

    @Autowired
    private ContactService contacts;

    @Autowired
    private ContactMergeService merges;

    @Autowired
    private LandlordService landlords;

    @Autowired
    private ListingService listings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private long survivor;
    private long other;

    @BeforeEach
    void twoWhoAreOne() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
        survivor = contacts.create(
                Contacts.person("Ada", "Byron").email("ada@mail.example").details(), Set.of());
        other = contacts.create(
                Contacts.person("A", "Byron")
                        .phone("07700 900444")
                        .notes("Rings late")
                        .details(),
                Set.of());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void theSurvivorTakesTheChosenFieldsAndTheOtherLeadsToIt() {
        merge();
        var kept = contacts.find(survivor).orElseThrow();
        assertThat(kept.details()).isEqualTo(joined());
        var gone = contacts.find(other).orElseThrow();
        assertThat(gone.archived()).isTrue();
        assertThat(gone.mergedInto()).isEqualTo(survivor);
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
        for (long id : new long[] {survivor, other}) {
            assertThat(contacts.history(id, 0, 1))
                    .extracting(HistoryEvent::eventType)
                    .containsExactly("MERGED");
        }
    }

    @Test
    void undoMakesBothWhatTheyWere() {
        var before = state();
        var mergeId = merge();
        assertThat(merges.mergesInto(survivor)).extracting(ContactMerge::id).containsExactly(mergeId);
        merges.undo(mergeId);
        assertThat(state()).isEqualTo(before);
        assertThat(merges.mergesInto(survivor)).isEmpty();
        for (long id : new long[] {survivor, other}) {
            assertThat(contacts.history(id, 0, 1))
                    .extracting(HistoryEvent::eventType)
                    .containsExactly("UNMERGED");
        }
        assertThatThrownBy(() -> merges.undo(mergeId)).isInstanceOf(UndoRefused.class);
    }

    @Test
    void aLandlordChangesHandsWithItsListings() {
        var landlord = landlords.add(other, LandlordDetails.NEW);
        var listing = listings.create(Listings.flat(agency).landlord(landlord).details());
        var before = state();
        assertThat(merges.preview(survivor, other).moving())
                .contains(new MergePreview.Moving("landlord", 0, 1), new MergePreview.Moving("listing", 0, 1));
        var mergeId = merge();
        assertThat(landlords.ofContact(survivor)).contains(landlord);
        assertThat(listings.find(listing).orElseThrow().landlordName()).isEqualTo("Ada Byron");
        assertThat(contacts.find(survivor).orElseThrow().roles()).containsExactly("LANDLORD");
        merges.undo(mergeId);
        assertThat(state()).isEqualTo(before);
        assertThat(landlords.ofContact(other)).contains(landlord);
        assertThat(listings.find(listing).orElseThrow().landlordName()).isEqualTo("A Byron");
    }

    @Test
    void twoLandlordsBecomeOneWithAllTheyHaveAndTwoAgain() {
        var kept = landlords.add(survivor, LandlordDetails.NEW);
        var gone = landlords.add(
                other, new LandlordDetails(LandlordStatus.ACTIVE, AmlStatus.REFERRED, null, true, 250_00L));
        var theirs = listings.create(Listings.flat(agency).landlord(gone).details());
        var ours = listings.create(
                Listings.flat(agency).address("2 Test Street").landlord(kept).details());
        long shared = house(Map.of(kept, 60, gone, 40), kept);
        var before = state();

        var mergeId = merge();

        assertThat(landlords.ofContact(survivor)).contains(kept);
        assertThat(landlords.find(gone)).isEmpty();
        assertThat(landlords.find(kept).orElseThrow().details())
                .isEqualTo(new LandlordDetails(LandlordStatus.ACTIVE, AmlStatus.REFERRED, null, true, 250_00L));
        assertThat(List.of(landlordOf(theirs), landlordOf(ours))).containsOnly(kept);
        assertThat(shares(shared)).containsExactly(kept + " 100.00 leads");
        assertThat(listings.history(listings.find(theirs).orElseThrow().id(), 0, 1))
                .flatExtracting(HistoryEvent::changes)
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo(Long.toString(kept)));

        merges.undo(mergeId);

        assertThat(state()).isEqualTo(before);
        assertThat(landlordOf(theirs)).isEqualTo(gone);
        assertThat(landlordOf(ours)).isEqualTo(kept);
        assertThat(shares(shared)).containsExactly(kept + " 60.00 leads", gone + " 40.00");
    }

    @Test
    void undoIsRefusedOnceAListingHasAnotherLandlord() {
        var kept = landlords.add(survivor, LandlordDetails.NEW);
        var gone = landlords.add(other, LandlordDetails.NEW);
        var listing = listings.create(Listings.flat(agency).landlord(gone).details());
        var mergeId = merge();
        assertThat(landlordOf(listing)).isEqualTo(kept);
        var third = agencies.landlord(agency, "Owen", "Pryce");
        var saved = listings.find(listing).orElseThrow();
        listings.update(saved.with(Listings.of(saved.details()).landlord(third).details()));
        var before = state();
        refused(mergeId, "contact.merge.refused.listing");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void undoIsRefusedOnceTheOwnersOfAPropertyWereChanged() {
        var kept = landlords.add(survivor, LandlordDetails.NEW);
        var gone = landlords.add(other, LandlordDetails.NEW);
        long shared = house(Map.of(kept, 60, gone, 40), kept);
        var mergeId = merge();
        var third = agencies.landlord(agency, "Owen", "Pryce");
        agencies.within(
                agency.id(),
                () -> database.sql("update ownership set landlord_id = :third where property_id = :p")
                        .param("third", third)
                        .param("p", shared)
                        .update());
        refused(mergeId, "contact.merge.refused.property");
    }

    @Test
    void undoIsRefusedOnceTheLandlordWasEdited() {
        landlords.add(survivor, LandlordDetails.NEW);
        landlords.add(other, LandlordDetails.NEW);
        var mergeId = merge();
        var saved = landlords.find(landlords.ofContact(survivor).orElseThrow()).orElseThrow();
        landlords.update(
                saved.with(new LandlordDetails(LandlordStatus.PAST, AmlStatus.CLEAR, Agencies.today(), false, null)));
        refused(mergeId, "contact.merge.refused.landlord");
    }

    @Test
    void undoIsRefusedOnceAFieldTheMergeSetWasEditedButOtherEditsStay() {
        var mergeId = merge();
        var saved = contacts.find(survivor).orElseThrow();
        contacts.update(
                saved.with(Contacts.of(saved.details()).phone("07700 900555").details()));
        refused(mergeId, "contact.merge.refused.fields");
        saved = contacts.find(survivor).orElseThrow();
        contacts.update(saved.with(Contacts.of(saved.details())
                .phone("07700 900444")
                .email("new@mail.example")
                .details()));
        merges.undo(mergeId);
        assertThat(contacts.find(survivor).orElseThrow().details())
                .isEqualTo(Contacts.person("Ada", "Byron")
                        .email("new@mail.example")
                        .details());
    }

    @Test
    void undoIsRefusedOnceTheSurvivorIsMergedItself() {
        var mergeId = merge();
        var third = contacts.create(Contacts.person("Augusta", "King").details(), Set.of());
        var order = order(third, survivor, contacts.find(third).orElseThrow().details());
        var last = merges.merge(order);
        refused(mergeId, "contact.merge.refused.survivor");
        merges.undo(last);
        merges.undo(mergeId);
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(3);
    }

    @Test
    void aMergeInventsNothingAndNeedsTheStateThePersonSaw() {
        var invented = Contacts.of(joined()).email("else@mail.example").details();
        assertThatThrownBy(() -> merges.merge(order(survivor, other, invented))).isInstanceOf(InvalidContact.class);
        var order = order(survivor, other, joined());
        var saved = contacts.find(other).orElseThrow();
        contacts.update(saved.with(Contacts.of(saved.details()).notes("Moved").details()));
        assertThatThrownBy(() -> merges.merge(order)).isInstanceOf(StaleEdit.class);
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(2);
    }

    @Test
    void bothNumbersMayBeKept() {
        var one = contacts.find(survivor).orElseThrow();
        contacts.update(
                one.with(Contacts.of(one.details()).phone("07700 900666").details()));
        var both = Contacts.of(joined()).secondPhone("07700 900666").details();
        merges.merge(order(survivor, other, both));
        assertThat(contacts.find(survivor).orElseThrow().details().secondPhone())
                .hasToString("+447700900666");
    }

    @Test
    void nobodyMergesContactsOfAnotherAgency() {
        Agencies.signIn(agencies.create().manager());
        assertThatThrownBy(() -> merges.preview(survivor, other)).isInstanceOf(ContactNotFound.class);
        var order = new MergeOrder(survivor, 0, other, 0, joined());
        assertThatThrownBy(() -> merges.merge(order)).isInstanceOf(ContactNotFound.class);
    }

    private long merge() {
        return merges.merge(order(survivor, other, joined()));
    }

    private static ContactDetails joined() {
        return Contacts.person("Ada", "Byron")
                .email("ada@mail.example")
                .phone("07700 900444")
                .notes("Rings late")
                .details();
    }

    private MergeOrder order(long stays, long goes, ContactDetails result) {
        return new MergeOrder(
                stays,
                contacts.find(stays).orElseThrow().version(),
                goes,
                contacts.find(goes).orElseThrow().version(),
                result);
    }

    private void refused(long mergeId, String key) {
        var refused = catchThrowableOfType(UndoRefused.class, () -> merges.undo(mergeId));
        assertThat(refused.key()).isEqualTo(key);
    }

    private @Nullable Long landlordOf(String listing) {
        return listings.find(listing).orElseThrow().details().landlordId();
    }

    private long house(Map<Long, Integer> owners, long leading) {
        return agencies.within(agency.id(), () -> {
            long id = database.sql("""
                            insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt,
                                created_at, updated_at, version)
                            values (nextval('property_seq'), :agency, '9 Shared Street', 'Bristol', 'HOUSE', 3, false,
                                now(), now(), 0) returning id""")
                    .param("agency", agency.id())
                    .query(Long.class)
                    .single();
            owners.forEach((landlord, percent) -> database.sql("""
                            insert into ownership (id, agency_id, property_id, landlord_id, share_percent, owned_from,
                                leads, version)
                            values (nextval('ownership_seq'), :agency, :property, :landlord, :percent, '2020-01-01',
                                :leads, 0)""")
                    .param("agency", agency.id())
                    .param("property", id)
                    .param("landlord", landlord)
                    .param("percent", percent)
                    .param("leads", landlord == leading)
                    .update());
            return id;
        });
    }

    private List<String> shares(long propertyId) {
        return agencies.within(
                agency.id(),
                () -> database.sql("""
                        select landlord_id || ' ' || share_percent || case when leads then ' leads' else '' end
                          from ownership where property_id = :p order by share_percent desc""")
                        .param("p", propertyId)
                        .query(String.class)
                        .list());
    }

    /** All there is of the agency that a merge may touch, but for versions and moments of change. */
    private List<String> state() {
        return agencies.within(
                agency.id(), () -> database.sql("""
                        select 'contact' || (to_jsonb(c) - 'version' - 'updated_at')::text from contact c
                        union all select 'landlord' || (to_jsonb(l) - 'version' - 'updated_at')::text from landlord l
                        union all select 'listing' || (to_jsonb(g) - 'version' - 'updated_at')::text from listing g
                        union all select 'ownership' || (to_jsonb(o) - 'version')::text from ownership o
                        union all select 'role' || to_jsonb(r)::text from contact_role r
                        order by 1""").query(String.class).list());
    }
}
