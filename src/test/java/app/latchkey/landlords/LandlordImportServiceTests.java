package app.latchkey.landlords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.imports.ImportCounts;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.Imports;
import app.latchkey.imports.RowAction;
import app.latchkey.imports.UndoConflict;
import app.latchkey.properties.OwnerSet;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class LandlordImportServiceTests {

    private static final String PLAIN = "name,email,property,share,owned from,leads\n";
    private static final String TWO_LISTINGS = """
            ref,address,town,bedrooms,rent
            Q1,1 High Street,Bristol,2,1200
            Q2,2 High Street,Bristol,2,1300
            """;
    private static final String ANN = "Ann Ashdown,ann@example.com,";
    private static final String BOB = "Bob Brook,bob@example.com,";
    private static final String CY = "Cy Crow,cy@example.com,";

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private OwnershipService ownership;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "landlords");
        Agencies.signIn(agency.manager());
        for (int i = 1; i <= 4; i++) {
            property("P" + i);
        }
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void severalRowsTellOfOneLandlordAndComingAgainChangesNothing() throws Exception {
        var text = "name,email,phone,status,aml,property,share,owned from\n"
                + "Ann Ashdown,ann@example.com,07700 900123,Active,Clear,P1,60,01/04/2024\n"
                + "Bob Brook,bob@example.com,,,,P1,40,\n"
                + ",ANN@example.com,,,,P2,,\n"
                + "Ann Ashdown,ann@example.com,,,,%s,,\n".formatted("PR-%06d".formatted(id("P3")))
                + "Cy Crow,cy@example.com,,,,,,\n";
        var job = desk.checked(text);
        assertThat(desk.problems(job)).isEmpty();
        assertThat(job.counts()).isEqualTo(new ImportCounts(5, 5, 0, 0, 0, 0));
        desk.applied(job);
        assertThat(rows("""
                select c.name, c.phone, l.status, l.aml_status from landlord l join contact c on c.id = l.contact_id
                 order by l.id"""))
                .satisfiesExactly(
                        ann -> assertThat(ann)
                                .containsEntry("name", "Ann Ashdown")
                                .containsEntry("phone", "+447700900123")
                                .containsEntry("status", "ACTIVE")
                                .containsEntry("aml_status", "CLEAR"),
                        bob -> assertThat(bob)
                                .containsEntry("name", "Bob Brook")
                                .containsEntry("status", "PROSPECT")
                                .containsEntry("aml_status", "NOT_CHECKED"),
                        cy -> assertThat(cy).containsEntry("name", "Cy Crow"));
        assertThat(owners("P1"))
                .containsExactly("Ann Ashdown 60.00 2024-04-01 true", "Bob Brook 40.00 2024-04-01 false");
        var today = Agencies.today();
        assertThat(owners("P2")).containsExactly("Ann Ashdown 100.00 " + today + " true");
        assertThat(owners("P3")).containsExactly("Ann Ashdown 100.00 " + today + " true");
        assertThat(rows("""
                select changes -> 0 ->> 'field' as field, changes -> 0 ->> 'after' as after from history_event
                 where event_type = 'OWNERS_CHANGED' and entity_type = 'Property' and entity_id = %d and import_id = %d""".formatted(id("P1"), job.id())))
                .containsExactly(
                        Map.of("field", "owners", "after", "From 1 Apr 2024: Ann Ashdown 60% (lead), Bob Brook 40%"));
        assertThat(rows("select 1 from history_event where event_type = 'OWNERS_CHANGED'"))
                .hasSize(3);
        assertThat(rows("select entity_type from history_event where event_type = 'IMPORTED'"))
                .hasSize(6);

        var again = desk.checked(text);
        assertThat(desk.problems(again)).isEmpty();
        assertThat(again.counts()).isEqualTo(new ImportCounts(5, 0, 0, 5, 0, 0));
    }

    @Test
    void rowsThatFollowMustNotContradictTheirs() throws Exception {
        var job = desk.checked("name,email,phone,property\n"
                + ANN.replace("com,", "com,07700 900123,") + "P1\n"
                + ANN.replace("com,", "com,07700 900124,") + "P2\n"
                + ANN.replace("com,", "com,,") + "P3\n"
                + BOB.replace("com,", "com,,") + "P4\n"
                + BOB.replace("com,", "com,07700 900125,") + "\n");
        assertThat(desk.problems(job)).containsExactly("3 - differs 2", "6 - differs 5");
        job = imports.correct(job, 3, 2, "");
        assertThat(desk.problems(job)).containsExactly("6 - differs 5");
        job = imports.correct(job, 5, 2, "07700900125");
        assertThat(desk.problems(job)).isEmpty();
        assertThat(job.counts()).isEqualTo(new ImportCounts(5, 4, 0, 1, 0, 0));
        desk.applied(job);
        assertThat(rows("select 1 from landlord")).hasSize(2);
        assertThat(rows("select 1 from ownership")).hasSize(4);
    }

    @Test
    void theFirstRowThatTellsEnoughLeads() throws Exception {
        var job = desk.checked("""
                name,email,property
                ,ann@example.com,P1
                Ann Ashdown,ann@example.com,P2
                ,ann@example.com,P3
                ,bob@example.com,P4
                """);
        assertThat(desk.problems(job)).containsExactly("2 name last-name", "5 name last-name");
        job = imports.correct(job, 2, 0, "Ann Ashdown");
        assertThat(desk.problems(job)).containsExactly("5 name last-name");
        desk.applied(job);
        assertThat(rows("select 1 from contact")).hasSize(1);
        assertThat(rows("select 1 from ownership")).hasSize(3);
    }

    @Test
    void sharesMustAddUpWithOneWhoLeads() throws Exception {
        var job = desk.checked(PLAIN
                + ANN + "P1,60,,\n" + BOB + "P1,30,,\n"
                + ANN + "P2,50,,\n" + BOB + "P2,50,,\n"
                + ANN + "P3,50,,yes\n" + BOB + "P3,50,,yes\n"
                + ANN + "P4,50,1/4/2024,\n" + BOB + "P4,50,2/4/2024,yes\n");
        assertThat(desk.problems(job))
                .containsExactly(
                        "2 share total 90",
                        "3 share total 90",
                        "4 leads lead",
                        "5 leads lead",
                        "6 leads leads",
                        "7 leads leads",
                        "8 owned from days",
                        "9 owned from days");
        job = imports.correct(job, 3, 3, "40");
        job = imports.correct(job, 4, 5, "yes");
        job = imports.correct(job, 6, 5, "no");
        job = imports.correct(job, 9, 4, "");
        assertThat(desk.problems(job)).isEmpty();
        desk.applied(job);
        assertThat(owners("P1")).hasSize(2);
        assertThat(owners("P2"))
                .containsExactly(
                        "Ann Ashdown 50.00 %1$s true".formatted(Agencies.today()),
                        "Bob Brook 50.00 %1$s false".formatted(Agencies.today()));
        assertThat(owners("P3").getFirst()).startsWith("Bob Brook");
        assertThat(owners("P4").getFirst()).isEqualTo("Bob Brook 50.00 2024-04-01 true");
    }

    @Test
    void whatHangsOnARowThatCannotGoInWaitsForIt() throws Exception {
        var job = desk.checked(PLAIN
                + ANN + "P1,60,,\n" + BOB + "P1,30,,\n" + ANN + "P2,50,,yes\n" + CY + "P2,50,,no\n" + CY + "P3,100,,\n"
                + "Di Dove,di@example.com,P4,100,,\n");
        assertThat(desk.problems(job))
                .containsExactly("2 share total 90", "3 share total 90", "4 - tied 2", "5 - tied 4", "6 - tied 5");
        job = imports.correct(job, 3, 3, "40");
        assertThat(desk.problems(job)).isEmpty();
        assertThat(desk.applied(job).status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(rows("select 1 from ownership")).hasSize(6);
    }

    @Test
    void propertiesAreFoundByReferenceNumberAndAddressOrReported() throws Exception {
        agencies.within(agency.id(), () -> database.sql("""
                        update property set uprn = 4711, address = '12 Apsley Road', postcode = 'BS8 2SP', outcode = 'BS8'
                         where own_ref = 'P1'""").update());
        assertThat(desk.problems(desk.checked(PLAIN + ANN + "P9,,,\n"))).containsExactly("2 property property P9");
        assertThat(desk.problems(desk.checked("name,email,uprn\n" + ANN + "4712\n")))
                .containsExactly("2 uprn property 4712");
        var byUprn = desk.checked("name,email,uprn\n" + ANN + "4711\n");
        assertThat(byUprn.counts().inserted()).isEqualTo(1);
        var byAddress = desk.checked("name,email,property address,property postcode\n" + ANN
                + "\"12 APSLEY ROAD, Clifton, Bristol\",bs82sp\n" + BOB + "12 Apsley,BS8 2SP\n");
        assertThat(desk.problems(byAddress)).containsExactly("3 property address property 12 Apsley");
        assertThat(byAddress.counts().inserted()).isEqualTo(1);
        assertThat(findings.rows(byAddress, RowAction.INSERT, 0, 1))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .containsExactly(
                                ImportText.plain("Ann Ashdown"),
                                ImportText.plain("ann@example.com"),
                                ImportText.plain(""),
                                ImportText.plain("12 APSLEY ROAD, Clifton, Bristol"),
                                ImportText.of("ownership.percent", "100")));
    }

    @Test
    void aPropertyThatHasOthersIsLeftToThoseWhoSellIt() throws Exception {
        desk.imported(PLAIN + ANN + "P1,60,,\n" + BOB + "P1,40,,\n" + ANN + "P2,,,\n");
        var job = desk.checked(PLAIN + CY + "P1,100,,\n" + ANN + "P2,50,,\n" + BOB + "P2,50,,\n");
        assertThat(desk.problems(job))
                .containsExactly(
                        "2 property owned Ann Ashdown, Bob Brook",
                        "3 property owned Ann Ashdown",
                        "4 property owned Ann Ashdown");
        assertThat(desk.checked(PLAIN + BOB + "P1,40,,\n" + ANN + "P1,60,,yes\n")
                        .counts()
                        .unchanged())
                .isEqualTo(2);
        assertThat(desk.problems(desk.checked(PLAIN + BOB + "P1,40,,yes\n" + ANN + "P1,60,,\n")))
                .hasSize(2);
        assertThat(desk.problems(desk.checked(PLAIN + BOB + "P1,50,,yes\n" + ANN + "P1,50,,\n")))
                .hasSize(2);
    }

    @Test
    void aContactBecomesALandlordAndALandlordGetsOtherTerms() throws Exception {
        new Imports(imports, findings, agency, "contacts")
                .imported("name,email,phone\nAnn Ashdown,ann@example.com,07700 900123\n");
        var job = desk.imported("email,repair limit,nrl,property\nann@example.com,£250,yes,P1\n");
        assertThat(job.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 0));
        assertThat(rows("select 1 from contact")).hasSize(1);
        assertThat(rows("select repair_limit_pence, overseas from landlord"))
                .containsExactly(Map.of("repair_limit_pence", 250_00L, "overseas", true));
        desk.undone(job);
        assertThat(rows("select phone from contact where deleted_at is null"))
                .containsExactly(Map.of("phone", "+447700900123"));
        assertThat(rows("select 1 from landlord where deleted_at is null")).isEmpty();
        assertThat(rows("select 1 from contact_role")).isEmpty();
        assertThat(owners("P1")).isEmpty();
        desk.imported("email,property\nann@example.com,P1\n");
        assertThat(rows("select 1 from landlord where deleted_at is null"))
                .as("who was a landlord is one again")
                .hasSize(1);
        assertThat(owners("P1")).hasSize(1);
        var before = live();
        var changed = desk.imported("email,repair limit,phone\nann@example.com,£500,0117 496 0000\n");
        assertThat(changed.counts().updated()).isEqualTo(1);
        assertThat(rows("select repair_limit_pence from landlord"))
                .containsExactly(Map.of("repair_limit_pence", 500_00L));
        desk.undone(changed);
        assertThat(live()).isEqualTo(before);
        assertThat(rows("select phone from contact where deleted_at is null"))
                .containsExactly(Map.of("phone", "+447700900123"));
    }

    @Test
    void undoTakesAwayWhatWasAdded() throws Exception {
        desk.imported(PLAIN + ANN + "P1,,,\n");
        var before = live();
        var job = desk.imported(PLAIN + ANN + "P2,60,,\n" + BOB + "P2,40,,\n" + BOB + "P3,,,\n" + CY + ",,,\n");
        assertThat(live()).isNotEqualTo(before);
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEqualTo(before);
        assertThat(rows("select name from contact where deleted_at is null"))
                .containsExactly(Map.of("name", "Ann Ashdown"));
        assertThat(rows("""
                select changes -> 0 ->> 'before' as before, changes -> 0 ->> 'after' as after from history_event
                 where event_type = 'OWNERS_CHANGED' and entity_id = %d order by id desc limit 1""".formatted(id("P2"))))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("after", null)
                        .hasEntrySatisfying(
                                "before",
                                words -> assertThat(words)
                                        .asString()
                                        .endsWith("Ann Ashdown 60% (lead), Bob Brook 40%")));
    }

    @Test
    void propertiesThatCameInByAFileCanBeTakenBackOnceTheirSharesWere() throws Exception {
        var rents = new Imports(imports, findings, agency, "listings");
        var listings = rents.imported(TWO_LISTINGS);
        assertThat(listings.counts().inserted()).isEqualTo(2);
        var shares = desk.imported(PLAIN + ANN + "Q1,,,\n" + BOB + "Q2,60,,\n" + CY + "Q2,40,,\n");
        assertThat(shares.counts().rejected()).isZero();
        assertThat(desk.undone(shares).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(rents.undone(listings).status()).isEqualTo(ImportStatus.UNDONE);
    }

    @Test
    void propertiesThatSomebodyEditedInBetweenAreLeftToBeDecided() throws Exception {
        var rents = new Imports(imports, findings, agency, "listings");
        var listings = rents.imported(TWO_LISTINGS);
        agencies.within(
                agency.id(),
                () -> database.sql("update property set version = version + 1, bedrooms = 3 where own_ref = 'Q1'")
                        .update());
        var shares = desk.imported(PLAIN + ANN + "Q1,,,\n" + BOB + "Q2,,,\n");
        assertThat(desk.undone(shares).status()).isEqualTo(ImportStatus.UNDONE);
        var undone = rents.undone(listings);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(findings.conflicts(undone, 0, 10))
                .singleElement()
                .satisfies(left -> assertThat(left.line()).isEqualTo(2));
    }

    @Test
    void whatOthersHangOnStaysWithAllThatWouldNotAddUpWithoutIt() throws Exception {
        var job = desk.imported(PLAIN + ANN + "P1,60,1/1/2024,\n" + BOB + "P1,40,,\n" + BOB + "P2,,,\n" + CY + "P3,,,\n"
                + CY + "P4,,1/1/2024,\n");
        long bob = landlord("Bob Brook");
        // P4 is sold to Bob since: Cy's rows and, with Bob needed, Bob's and whoever owns with him.
        ownership.change(
                id("P4"),
                version("P4"),
                new OwnerSet(LocalDate.of(2025, 1, 1), List.of(new Share(bob, BigDecimal.valueOf(100), true))));
        var undone = desk.undone(job);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::line)
                .containsExactly(2L, 3L, 5L, 6L);
        assertThat(owners("P2")).as("nothing hangs on that share").isEmpty();
        assertThat(owners("P1")).hasSize(2);
        undone = imports.undoAnyway(undone, 5);
        assertThat(owners("P3")).isEmpty();
        assertThat(owners("P4")).containsExactly("Bob Brook 100.00 2025-01-01 true");
        undone = imports.undoAnyway(undone, 2);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(owners("P1")).isEmpty();
        assertThat(rows("select name from contact where deleted_at is null"))
                .as("he owns what he bought")
                .containsExactly(Map.of("name", "Bob Brook"));
    }

    @Test
    void aRowThatOnlyAddedAShareIsCalledAfterItsOwnerAndWhatIsOwned() throws Exception {
        desk.imported(PLAIN + ANN + ",,,\n");
        var job = desk.imported(PLAIN + ANN + "P1,,1/1/2024,\n");
        ownership.change(
                id("P1"),
                version("P1"),
                new OwnerSet(
                        LocalDate.of(2025, 1, 1),
                        List.of(new Share(agencies.landlord(agency, "Eve", "Eden"), BigDecimal.valueOf(100), true))));
        var undone = desk.undone(job);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::name)
                .containsExactly("Ann Ashdown, P1 High Street");
    }

    @Test
    void ownersRecordedAfterTheCheckStopTheImport() throws Exception {
        var job = desk.checked(PLAIN + ANN + "P1,60,,\n" + BOB + "P1,40,,\n" + CY + "P2,,,\n");
        long other = agencies.landlord(agency, "Eve", "Eden");
        ownership.recordFirstOwner(id("P1"), other, LocalDate.of(2024, 1, 1));
        var moved = desk.applied(job);
        assertThat(moved.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(moved.counts().moved()).isEqualTo(2);
        assertThat(desk.problems(moved)).containsExactly("2 property owned Eve Eden", "3 property owned Eve Eden");
        assertThat(desk.applied(moved).counts().inserted()).isEqualTo(1);
    }

    @Test
    void manyRowsGoInAsFewAndComeOutAgain() throws Exception {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        insert into property (id, agency_id, own_ref, address, town, property_type, bedrooms, epc_exempt,
                               created_at, updated_at, version)
                        select nextval('property_seq'), :agency, 'M' || i, i || ' Mill Lane', 'Bristol', 'FLAT', 2, false,
                               now(), now(), 0
                          from generate_series(1, 1100) i""").param("agency", agency.id()).update());
        // What is known of these tables is what they held before.
        agencies.within(
                agency.id(),
                () -> database.sql(
                                "select cast(gather_statistics(array['property', 'contact', 'landlord', 'ownership']) as text)")
                        .query(String.class)
                        .optional());
        var text = new StringBuilder(PLAIN);
        // Every landlord owns two properties with each of two others: one component of all, across parts of the file.
        for (int i = 1; i <= 1_100; i++) {
            int next = i % 1_100 + 1;
            text.append("L%1$d,l%1$d@example.com,M%1$d,60,,\nL%2$d,l%2$d@example.com,M%1$d,40,,\n".formatted(i, next));
        }
        var job = desk.checked(text.toString());
        assertThat(job.counts()).isEqualTo(new ImportCounts(2_200, 2_200, 0, 0, 0, 0));
        job = desk.applied(job);
        assertThat(job.status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(rows("select count(*) as n from landlord")).containsExactly(Map.of("n", 1_100L));
        assertThat(rows("select count(*) as n from ownership")).containsExactly(Map.of("n", 2_200L));
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(rows("select 1 from ownership")).isEmpty();
    }

    @Test
    void agenciesDoNotSeeEachOther() throws Exception {
        desk.imported(PLAIN + ANN + "P1,,,\n");
        var other = agencies.create();
        Agencies.signIn(other.manager());
        var theirs = new Imports(imports, findings, other, "landlords");
        assertThat(theirs.problems(theirs.checked(PLAIN + ANN + "P1,,,\n"))).containsExactly("2 property property P1");
        assertThat(theirs.problems(theirs.checked(PLAIN + ANN + "PR-%06d,,,\n".formatted(id("P1")))))
                .hasSize(1);
        assertThat(theirs.imported(PLAIN + ANN + ",,,\n").counts().inserted()).isEqualTo(1);
        assertThat(rows("select 1 from landlord")).hasSize(1);
    }

    @Test
    void onlyManagersAndAdminsBringLandlordsIn() {
        for (var person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> desk.upload(PLAIN + ANN + "P1,,,\n")).isInstanceOf(AccessDeniedException.class);
        }
    }

    private void property(String ownRef) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        insert into property (id, agency_id, own_ref, address, town, property_type, bedrooms, epc_exempt,
                               created_at, updated_at, version)
                        values (nextval('property_seq'), :agency, :ref, :ref || ' High Street', 'Bristol', 'FLAT', 2, false,
                               now(), now(), 0)""")
                        .param("agency", agency.id())
                        .param("ref", ownRef)
                        .update());
    }

    private long id(String ownRef) {
        return number("select id from property where own_ref = '" + ownRef + "'");
    }

    private int version(String ownRef) {
        return (int) number("select version from property where own_ref = '" + ownRef + "'");
    }

    private long landlord(String name) {
        return number(
                "select l.id from landlord l join contact c on c.id = l.contact_id where c.name = '" + name + "'");
    }

    private long number(String sql) {
        return agencies.within(
                agency.id(), () -> database.sql(sql).query(Long.class).single());
    }

    /** Those of today, the lead first. */
    private List<String> owners(String ownRef) {
        return rows("""
                        select c.name || ' ' || o.share_percent || ' ' || o.owned_from || ' ' || o.leads as owner
                          from ownership o join landlord l on l.id = o.landlord_id join contact c on c.id = l.contact_id
                         where o.property_id = %d and o.owned_until is null
                         order by o.leads desc, o.share_percent desc""".formatted(id(ownRef))).stream()
                .map(row -> String.valueOf(row.get("owner")))
                .toList();
    }

    private List<Map<String, Object>> live() {
        return rows("""
                select l.id, c.name, c.email::text, l.status, l.aml_status, l.overseas, o.property_id, o.share_percent, p.owner_names
                  from landlord l join contact c on c.id = l.contact_id and c.deleted_at is null
                  left join ownership o on o.landlord_id = l.id left join property p on p.id = o.property_id
                 where l.deleted_at is null order by l.id, o.id""");
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }
}
