package app.latchkey.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.SharedData;
import app.latchkey.TestAgency;
import app.latchkey.imports.ImportCounts;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.Imports;
import app.latchkey.imports.RowAction;
import app.latchkey.imports.UndoConflict;
import app.latchkey.platform.FieldChange;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class ContactImportServiceTests {

    private static final String PLAIN = "first name,surname,email,phone,postcode\n";
    private static final String ANN = "Ann,Ashdown,ann@example.com,07700 900123,BS1 4DJ\n";

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private ContactService contacts;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "contacts");
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void everyRowOfALargeRealFileGoesInAndComingAgainChangesNothing() throws Exception {
        var path = SharedData.file("uk/uk-500-contacts/uk-500.csv");
        var job = desk.checked(Files.newInputStream(path));
        assertThat(desk.problems(job)).isEmpty();
        assertThat(job.counts()).isEqualTo(new ImportCounts(500, 500, 0, 0, 0, 0));
        assertThat(job.plan().key()).isEqualTo("email");
        var imported = desk.applied(job);
        var all = rows("select * from contact order by id");
        assertThat(all)
                .hasSize(500)
                .allSatisfy(contact -> assertThat(contact)
                        .containsEntry("kind", "PERSON")
                        .containsEntry("source", "IMPORT")
                        .doesNotContainValue("")
                        .hasEntrySatisfying(
                                "company_name", name -> assertThat(name).isNotNull())
                        .hasEntrySatisfying(
                                "postcode", postcode -> assertThat(postcode).isNotNull())
                        .hasEntrySatisfying(
                                "second_phone", phone -> assertThat(phone).isNotNull()));
        assertThat(all.getFirst())
                .containsEntry("name", "Aleshia Tomkiewicz")
                .containsEntry("company_name", "Alan D Rosenburg Cpa Pc")
                .containsEntry("address", "14 Taylor St, St. Stephens Ward, Kent")
                .containsEntry("phone", "+441835703597")
                .containsEntry("second_phone", "+441944369967")
                .containsEntry("email_key", "atomkiewicz@hotmail.com");
        var again = desk.checked(Files.newInputStream(path));
        assertThat(again.counts()).isEqualTo(new ImportCounts(500, 0, 0, 500, 0, 0));
        desk.applied(again);
        assertThat(rows("select * from contact order by id")).isEqualTo(all);
        assertThat(desk.undone(imported).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEmpty();
    }

    @Test
    void aRowThatIsHereAlreadyChangesWhatItSaysOtherwiseAndNothingElse() throws Exception {
        desk.imported(PLAIN + ANN);
        var job = desk.checked("name,email,phone,source,county\n,ANN@example.com,0117 496 0000,,\n");
        assertThat(job.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0));
        assertThat(findings.rows(job, RowAction.UPDATE, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.changes())
                        .containsExactlyInAnyOrder(
                                new FieldChange("email", "ann@example.com", "ANN@example.com"),
                                new FieldChange("phone", "+447700900123", "+441174960000")));
        desk.applied(job);
        assertThat(rows("select name, email::text, phone, postcode, source, version from contact"))
                .containsExactly(Map.of(
                        "name",
                        "Ann Ashdown",
                        "email",
                        "ANN@example.com",
                        "phone",
                        "+441174960000",
                        "postcode",
                        "BS1 4DJ",
                        "source",
                        "IMPORT",
                        "version",
                        1));
        long id = id("ANN@example.com");
        assertThat(contacts.history(id, 0, 10))
                .extracting(event -> event.eventType())
                .containsExactly("IMPORT_CHANGED", "IMPORTED");
    }

    @Test
    void newContactsNeedANameAndTheirKindFollowsFromIt() throws Exception {
        var job = desk.checked(desk.upload("""
                first name,last name,company,email
                Ann,Ashdown,Acme Ltd,ann@example.com
                ,,Brook Ltd,info@brook.example
                ,,,nobody@example.com
                """), plan -> plan.withKey("email"));
        assertThat(desk.problems(job)).containsExactly("4 last name last-name");
        desk.applied(job);
        assertThat(rows("select kind, name from contact order by id"))
                .containsExactly(
                        Map.of("kind", "PERSON", "name", "Ann Ashdown"),
                        Map.of("kind", "COMPANY", "name", "Brook Ltd"));
    }

    @Test
    void aKindThatLeavesAContactWithoutANameIsRefused() throws Exception {
        desk.imported(PLAIN + ANN);
        desk.imported("company,email\nBrook Ltd,info@brook.example\n");
        var job = desk.checked("kind,email\ncompany,ann@example.com\nperson,info@brook.example\n");
        assertThat(desk.problems(job)).containsExactly("2 kind company-name", "3 kind last-name");
        assertThat(desk.checked("kind,email,company\ncompany,ann@example.com,Ashdown Ltd\n")
                        .counts()
                        .updated())
                .isEqualTo(1);
    }

    @Test
    void rowsAreRecognisedByPhoneAndByNameAndPostcode() throws Exception {
        desk.imported(PLAIN + ANN);
        var byPhone = desk.checked("surname,phone\nAshdown-Brook,07700900123\n");
        assertThat(byPhone.plan().key()).isEqualTo("phone");
        assertThat(byPhone.counts().updated()).isEqualTo(1);
        var byName = desk.checked("name,postcode,notes\nann ASHDOWN,bs14dj,Called\nAnn Ashdown,BS1 4DL,Other\n");
        assertThat(byName.plan().key()).isEqualTo("name-postcode");
        assertThat(byName.counts()).isEqualTo(new ImportCounts(2, 1, 1, 0, 0, 0));
    }

    @Test
    void whomTheKeyDoesNotTellApartIsRefused() throws Exception {
        desk.imported(PLAIN + ANN);
        desk.applied(desk.checked(
                desk.upload(PLAIN + "Bob,Ashdown,ann@example.com,07700 900124,\n"), plan -> plan.withKey("phone")));
        var job = desk.checked(
                desk.upload(PLAIN + ANN + "Cy,Crow,cy@example.com,,\nCyd,Crow,CY@example.com,,\nD,Dove,,,\n"),
                plan -> plan.withKey("email"));
        assertThat(desk.problems(job)).containsExactly("2 - several 2", "4 email twice 3", "5 email no-key");
    }

    @Test
    void undoPutsBackWhatItChangedAndTakesAwayWhatItAdded() throws Exception {
        desk.imported(PLAIN + ANN);
        var before = live();
        var job = desk.imported(
                PLAIN + "Anna,Ashdown,ann@example.com,0117 496 0000,BS1 4DL\nBob,Brook,bob@example.com,,\n");
        assertThat(live()).hasSize(2);
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEqualTo(before);
        assertThat(desk.imported(PLAIN + "Bob,Brook,bob@example.com,,\n")
                        .counts()
                        .inserted())
                .as("who was taken away may come again")
                .isEqualTo(1);
    }

    @Test
    void whoHasARoleByNowStays() throws Exception {
        var job = desk.imported(PLAIN + ANN + "Bob,Brook,bob@example.com,,\n");
        agencies.within(agency.id(), () -> database.sql("""
                        insert into landlord (id, agency_id, contact_id, status, aml_status, created_at, updated_at, version)
                        select nextval('landlord_seq'), agency_id, id, 'ACTIVE', 'CLEAR', now(), now(), 0
                          from contact where first_name = 'Ann'""").update());
        var undone = desk.undone(job);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::line, UndoConflict::name)
                .containsExactly(Tuple.tuple(2L, "Ann Ashdown"));
        assertThat(live()).extracting("name").containsExactly("Ann Ashdown");
    }

    @Test
    void agenciesDoNotSeeEachOther() throws Exception {
        desk.imported(PLAIN + ANN);
        var other = agencies.create();
        Agencies.signIn(other.manager());
        var theirs = new Imports(imports, findings, other, "contacts").imported(PLAIN + ANN);
        assertThat(theirs.counts().inserted()).isEqualTo(1);
        Agencies.signIn(agency.manager());
        assertThat(live()).hasSize(1);
        assertThat(imports.find(theirs.id())).isEmpty();
    }

    @Test
    void onlyManagersAndAdminsBringContactsIn() throws Exception {
        for (var person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> desk.upload(PLAIN + ANN)).isInstanceOf(AccessDeniedException.class);
        }
        Agencies.signIn(agency.admin());
        assertThat(desk.checked(PLAIN + ANN).counts().inserted()).isEqualTo(1);
    }

    @Test
    void aPreviewShowsContactsAsPeopleWriteThem() throws Exception {
        var job = desk.checked(PLAIN + ANN);
        assertThat(findings.rows(job, RowAction.INSERT, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .containsExactly(
                                ImportText.plain("Ann Ashdown"),
                                ImportText.plain("ann@example.com"),
                                ImportText.plain("07700 900123"),
                                ImportText.plain("BS1 4DJ")));
    }

    /** What a person sees of contacts, without what only tells of writing. */
    private List<Map<String, Object>> live() {
        return rows("""
                select id, kind, name, title, first_name, last_name, company_name, email::text, second_email::text, phone,
                       second_phone, address, postcode, source, notes
                  from contact where deleted_at is null order by id""");
    }

    private long id(String email) {
        return agencies.within(
                agency.id(),
                () -> database.sql("select id from contact where email = :email::citext")
                        .param("email", email)
                        .query(Long.class)
                        .single());
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }
}
