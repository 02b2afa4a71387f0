package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.SharedData;
import app.latchkey.TestAgency;
import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.imports.files.UnreadableFile.Reason;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.SignedIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class ImportServiceTests {

    private static final String KIND = "listings";
    private static final String PLAIN = "ref,address,town,bedrooms,rent\n";

    @Autowired
    private ImportParts parts;

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private ImportPlans plans;

    @Autowired
    private ImportFiles files;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, KIND);
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    /** The figures were counted from the files by a script of its own. */
    @ParameterizedTest
    @CsvSource({
        "savills,     326, 317, 2571299, 845, 219, 89, 9, 0",
        "chestertons, 225, 225, 1013474, 531,   0,  0, 0, 225",
        "foxtons,     127, 127,  690986, 227, 115, 11, 0, 1"
    })
    void theLondonFilesGoInAndComingAgainChangeNothing(
            String file, int rows, int good, long rents, int bedrooms, int flats, int houses, int studios, int others)
            throws Exception {
        var path = SharedData.file("uk/london-rents-2025-12/" + file + ".csv");
        var job = desk.checked(Files.newInputStream(path));
        assertThat(job.counts().total()).isEqualTo(rows);
        assertThat(job.counts().inserted()).isEqualTo(good);
        assertThat(desk.problems(job))
                .allSatisfy(problem -> assertThat(problem).containsPattern(" (bedrooms-missing|rents-differ|town)"));
        assertThat(desk.applied(job).counts()).isEqualTo(job.counts());
        var listings = listings();
        assertThat(listings).hasSize(good);
        assertThat(sum(listings, "rent_pcm_pence") / 100).isCloseTo(rents, within(1L));
        assertThat(sum(listings, "bedrooms")).isEqualTo(bedrooms);
        assertThat(ofType(listings, "FLAT")).isEqualTo(flats);
        assertThat(ofType(listings, "HOUSE")).isEqualTo(houses);
        assertThat(ofType(listings, "STUDIO")).isEqualTo(studios);
        assertThat(ofType(listings, "OTHER")).isEqualTo(others);
        assertThat(listings).allSatisfy(row -> assertThat(row).containsEntry("status", "DRAFT"));

        var again = desk.checked(Files.newInputStream(path));
        assertThat(again.importedBefore()).isNotNull();
        assertThat(again.counts().unchanged()).isEqualTo(good);
        assertThat(again.counts().written()).isZero();
        desk.applied(again);
        assertThat(listings()).isEqualTo(listings);
    }

    @Test
    void foxtonsRentsByTheWeekAreReportedWhenTheirColumnIsLeftOut() throws Exception {
        var path = SharedData.file("uk/london-rents-2025-12/foxtons.csv");
        var job = desk.upload(Files.newInputStream(path));
        int weekly =
                job.plan().columns().stream().map(FileColumn::field).toList().indexOf("rentPw");
        job = desk.checked(job, plan -> plan.read(weekly, null));
        assertThat(job.counts().good()).isEqualTo(109);
        assertThat(desk.problems(job))
                .hasSize(18)
                .allSatisfy(problem -> assertThat(problem).contains("rent-missing"));
    }

    @Test
    void aCheckWritesNothing() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        assertThat(job.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(job.counts().inserted()).isEqualTo(1);
        assertThat(listings()).isEmpty();
        assertThat(count("property")).isZero();
        assertThat(count("history_event")).isZero();
    }

    @Test
    void aRowBecomesAPropertyAListingAndTheirHistory() throws Exception {
        var job = desk.imported(PLAIN + "A1,\"1 High Street, BS1 4DJ\",Bristol,2,1200\n");
        assertThat(job.status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(listings())
                .singleElement()
                .satisfies(listing -> assertThat(listing)
                        .containsEntry("town", "Bristol")
                        .containsEntry("postcode", "BS1 4DJ")
                        .containsEntry("outcode", "BS1")
                        .containsEntry("rent_pcm_pence", 1_200_00L)
                        .containsEntry("branch_id", agency.branchId())
                        .containsEntry("negotiator_id", null)
                        .containsEntry("version", 0));
        assertThat(rows("select own_ref from property")).extracting("own_ref").containsExactly("A1");
        assertThat(rows("select from_status, to_status, by_id from status_change"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("from_status", null)
                        .containsEntry("to_status", "DRAFT")
                        .containsEntry("by_id", agency.manager().id()));
        assertThat(rows("select old_pence, new_pence, new_frequency from price_change"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("old_pence", null)
                        .containsEntry("new_pence", 1_200_00L)
                        .containsEntry("new_frequency", "MONTHLY"));
        assertThat(rows("""
                        select e.entity_type, e.import_id, c.line,
                               e.changes @> '[{"field": "town", "before": null, "after": "Bristol"}]' as ok
                          from history_event e join import_change c on c.job_id = e.import_id
                               and c.entity_type = e.entity_type and c.entity_id = e.entity_id
                         where e.event_type = 'IMPORTED' order by 1"""))
                .extracting("entity_type", "import_id", "line", "ok")
                .containsExactly(
                        Tuple.tuple("Listing", job.id(), 2L, true), Tuple.tuple("Property", job.id(), 2L, true));
        assertThat(rows("select jsonb_path_query_first(changes, '$[*] ? (@.field == \"rent\").after') #>> '{}' as rent"
                        + " from history_event where entity_type = 'Listing'"))
                .extracting("rent")
                .containsExactly("£1,200 pcm");
        assertThat(files.original(job.id())).exists();
    }

    @Test
    void aRowThatIsHereAlreadyChangesWhatItSaysOtherwiseAndNothingElse() throws Exception {
        desk.imported(
                "ref,address,town,postcode,bedrooms,rent,summary\nA1,1 High Street,Bristol,BS1 4DJ,2,1200,Bright\n");
        var job = desk.checked("ref,rent,summary,bathrooms\nA1,£300 pw,,1\n");
        assertThat(job.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0));
        assertThat(findings.rows(job, RowAction.UPDATE, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.changes())
                        .containsExactlyInAnyOrder(
                                new FieldChange("rent", "£1,200 pcm", "£300 pw"),
                                new FieldChange("bathrooms", null, "1")));
        desk.applied(job);
        assertThat(listings())
                .singleElement()
                .satisfies(listing -> assertThat(listing)
                        .containsEntry("rent_pcm_pence", 1_300_00L)
                        .containsEntry("bathrooms", 1)
                        .containsEntry("summary", "Bright")
                        .containsEntry("postcode", "BS1 4DJ")
                        .containsEntry("version", 1));
        assertThat(rows("select old_pence, new_pence, new_frequency from price_change where old_pence is not null"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("old_pence", 1_200_00L)
                        .containsEntry("new_pence", 300_00L)
                        .containsEntry("new_frequency", "WEEKLY"));
        assertThat(rows("select entity_type from history_event where event_type = 'IMPORT_CHANGED' order by 1"))
                .extracting("entity_type")
                .containsExactly("Listing", "Property");
    }

    @Test
    void aNewRecordNeedsWhatOneThatIsHereMayLeaveOut() throws Exception {
        desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        var job = desk.checked("ref,rent\nA1,1250\nA2,1300\n");
        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 0, 1, 0, 1, 0));
        assertThat(desk.problems(job)).containsExactly("3 - address", "3 - town", "3 - bedrooms-missing");
    }

    @Test
    void rowsAreRecognisedByWhatTheManagerChooses() throws Exception {
        var text = "address,postcode,town,bedrooms,rent\n1 High Street,BS1 4DJ,Bristol,2,1200\n";
        desk.imported(text);
        var byAddress = desk.checked(text.replace("1 High", "1 HIGH"));
        assertThat(byAddress.plan().key()).isEqualTo("address");
        assertThat(byAddress.counts().updated()).isEqualTo(1);
        var everyRowNew = desk.checked(desk.upload(text), plan -> plan.withKey(null));
        assertThat(everyRowNew.counts().inserted()).isEqualTo(1);
    }

    @Test
    void rowsThatTheKeyDoesNotTellApartAreRejected() throws Exception {
        var job = desk.checked(
                desk.upload(PLAIN.replace("rent", "rent,uprn") + "A1,1 High Street,Bristol,2,1200,10\n"
                        + ",2 High Street,Bristol,2,1200,11\n"
                        + "A1,3 High Street,Bristol,2,1200,12\n"
                        + "A4,4 High Street,Bristol,2,1200,10\n"),
                plan -> plan.withKey("own-ref"));
        assertThat(desk.problems(job)).containsExactly("3 ref no-key", "4 ref twice 2", "5 uprn twice 2");
    }

    @Test
    void aNumberOfAnotherPropertyIsRefused() throws Exception {
        desk.imported(PLAIN.replace("rent", "rent,uprn") + "A1,1 High Street,Bristol,2,1200,10\n");
        var job = desk.checked(
                desk.upload(PLAIN.replace("rent", "rent,uprn") + "A2,1 High Street,Bristol,2,1200,10\n"),
                plan -> plan.withKey("own-ref"));
        assertThat(desk.problems(job)).containsExactly("2 uprn already-here 10");
    }

    @Test
    void messyRowsAreReportedByLineColumnAndReason() throws Exception {
        var job = desk.checked(desk.upload("""
                Ref;Address;Town;Beds;Rent
                A1;1 High Street;Bristol;2;£1,200 pcm
                A2;2 High Street;Bristol;2;
                A3;3 High Street;Bristol;2
                A4;4 High Street;Bristol;2;900;extra;more
                A1;5 High Street;Bristol;2;900
                A6;"6
                High Street";Bristol;two;POA
                A7;7\u0007 High Street;Bristol;2;900
                """), plan -> plan.withKey("own-ref"));
        assertThat(job.format().separator()).isEqualTo(';');
        assertThat(job.counts().total()).isEqualTo(7);
        assertThat(job.counts().good()).isEqualTo(1);
        assertThat(desk.problems(job))
                .containsExactly(
                        "3 Rent rent-missing",
                        "4 - too-few-cells 4 5",
                        "5 - too-many-cells 7 5",
                        "6 Ref twice 2",
                        "7 Beds rooms two",
                        "7 Rent rent POA",
                        "9 Address character U+0007");
        assertThat(findings.rejected(job, 1, 2)).extracting(RejectedRow::line).containsExactly(4L, 5L);
        assertThat(findings.rows(job, RowAction.INSERT, 0, 50))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains(ImportText.plain("1 High Street")));
        var written = desk.applied(job);
        assertThat(written.status()).isEqualTo(ImportStatus.COMMITTED_WITH_SKIPS);
        assertThat(listings()).hasSize(1);
    }

    @Test
    void aCorrectedCellIsCheckedAtOnceWithAllItConcerns() throws Exception {
        var job = desk.checked(
                desk.upload(PLAIN + "A1,1 High Street,Bristol,two,1200\nA1,2 High Street,Bristol,2,1200\n"
                        + "A1,3 High Street,Bristol,2,1200\nA4,4 High Street,Bristol,2\n"),
                plan -> plan.withKey("own-ref"));
        assertThat(desk.problems(job))
                .containsExactly("2 bedrooms rooms two", "4 ref twice 3", "5 - too-few-cells 4 5");
        job = imports.correct(job, 2, 3, "3");
        assertThat(desk.problems(job))
                .as("the first line of a reference stands")
                .containsExactly("3 ref twice 2", "4 ref twice 3", "5 - too-few-cells 4 5");
        job = imports.correct(job, 3, 0, "A2");
        assertThat(desk.problems(job)).containsExactly("4 ref twice 2", "5 - too-few-cells 4 5");
        job = imports.correct(job, 4, 0, "A3");
        job = imports.correct(job, 5, 4, "950");
        assertThat(job.counts()).isEqualTo(new ImportCounts(4, 4, 0, 0, 0, 0));
        var again = desk.checked(job, plan -> plan);
        assertThat(again.counts()).as("corrections stay").isEqualTo(job.counts());
        desk.applied(again);
        assertThat(rows("select own_ref from property order by 1"))
                .extracting("own_ref")
                .containsExactly("A1", "A2", "A3", "A4");
    }

    @Test
    void whatIsNoTextInAConstantIsLeftOut() throws Exception {
        var job = desk.checked(
                desk.upload("ref,address,rent\nA1,1 High Street,1200\n"),
                plan -> plan.withConstant("town", "\0Bris\ud800tol").withConstant("bedrooms", "1"));
        desk.applied(job);
        assertThat(rows("select town from listing")).containsExactly(Map.of("town", "Bristol"));
    }

    @Test
    void constantsAndWordsStandInForWhatTheFileDoesNotSay() throws Exception {
        var job = desk.checked(
                desk.upload("ref,address,type,rent\nA1,1 High Street,Cabin,1200\nA2,2 High Street,Flat,\n"),
                plan -> plan.withConstant("town", "Bristol")
                        .withConstant("bedrooms", "1")
                        .withConstant("rent", "900")
                        .withWord("propertyType", " CABIN ", "BUNGALOW"));
        assertThat(job.counts().inserted()).isEqualTo(2);
        desk.applied(job);
        assertThat(rows("select town, bedrooms, property_type, rent_pcm_pence from listing order by address"))
                .containsExactly(
                        Map.of(
                                "town",
                                "Bristol",
                                "bedrooms",
                                1,
                                "property_type",
                                "BUNGALOW",
                                "rent_pcm_pence",
                                1_200_00L),
                        Map.of("town", "Bristol", "bedrooms", 1, "property_type", "FLAT", "rent_pcm_pence", 900_00L));
    }

    @Test
    void datesThatCouldBeTwoDaysAreRefusedWhereTheColumnHasAmericanOnes() throws Exception {
        var text = """
                ref,address,town,bedrooms,rent,available
                A1,1 High Street,Bristol,2,1200,03/04/2027
                A2,2 High Street,Bristol,2,1200,05/05/2027
                A3,3 High Street,Bristol,2,1200,2027-03-04
                """;
        assertThat(desk.checked(text).counts().inserted()).isEqualTo(3);
        var job = desk.checked(text + "A4,4 High Street,Bristol,2,1200,12/25/2027\n");
        assertThat(desk.problems(job))
                .containsExactly("2 available ambiguous-date 03/04/2027", "5 available date 12/25/2027");
        assertThat(imports.correct(job, 5, 5, "25/12/2027").counts().inserted())
                .as("once no date has the month first, all are British")
                .isEqualTo(4);
    }

    @Test
    void theAgencyRemembersHowAFileWithTheseColumnsWasRead() throws Exception {
        var text = "no,where,town,bedrooms,rent\nA1,1 High Street,Bristol,2,1200\n";
        desk.checked(
                desk.upload(text),
                plan -> plan.read(0, "ownRef")
                        .read(1, "address")
                        .withKey("own-ref")
                        .withConstant("letType", "long"));
        var next = desk.upload(text.replace("A1", "A2"));
        assertThat(next.plan().columns()).extracting(FileColumn::field).startsWith("ownRef", "address");
        assertThat(next.plan().key()).isEqualTo("own-ref");
        assertThat(next.plan().constants()).containsEntry("letType", "long");
        assertThat(next.plan().columns().getFirst().sample()).containsExactly("A2");
        var other = agencies.create();
        Agencies.signIn(other.manager());
        assertThat(new Imports(imports, findings, other, KIND)
                        .upload(text)
                        .plan()
                        .columns()
                        .getFirst()
                        .field())
                .isNull();
    }

    @Test
    void whatIsEditedStaysAndCountsFromTheNextCheckOn() throws Exception {
        var job = desk.upload("no,where,town,bedrooms,rent\nA1,1 High Street,,2,1200\n");
        plans.edit(job, plan -> plan.read(0, "ownRef").read(1, "address"));
        plans.edit(job, plan -> plan.withConstant("town", "Bath"));
        var edited = plans.edit(job, plan -> plan.withKey("own-ref").wholeOnly(true));
        assertThat(edited).isEqualTo(imports.find(job.id()).orElseThrow());
        assertThat(edited.version()).as("whoever goes on from there still may").isEqualTo(job.version());
        assertThat(edited.draft().columns()).extracting(FileColumn::field).startsWith("ownRef", "address");
        assertThat(edited.draft().columns().getFirst().sample()).containsExactly("A1");
        assertThat(edited.draft().constants()).containsEntry("town", "Bath");
        assertThat(edited.draft().key()).isEqualTo("own-ref");
        assertThat(edited.draft().wholeOnly()).isTrue();
        assertThat(rows("select draft::text as draft from import_job")
                        .getFirst()
                        .get("draft"))
                .asString()
                .doesNotContain("High Street");
        assertThat(plans.edit(job, plan -> plan.read(0, null)).draft().key())
                .as("no key without the column that tells it")
                .isNull();
        edited = plans.edit(job, plan -> plan.read(0, "ownRef").withKey("own-ref"));

        var checked = desk.done(imports.check(edited, edited.draft()));
        assertThat(checked.isEdited()).isFalse();
        assertThat(checked.plan()).isEqualTo(edited.draft());
        var again = plans.edit(checked, plan -> plan.withConstant("town", "Bristol"));
        assertThat(again.isEdited()).isTrue();
        assertThat(again.plan()).isEqualTo(checked.plan());
        assertThat(imports.goesInWhole(again, false).draft().wholeOnly()).isFalse();
        again = imports.find(job.id()).orElseThrow();
        assertThat(again.draft().constants()).containsEntry("town", "Bristol");
        assertThat(desk.applied(again).counts().inserted()).isEqualTo(1);
        assertThat(listings()).extracting("town").containsExactly("Bath");
        assertThatThrownBy(() -> plans.edit(job, plan -> plan)).isInstanceOf(ImportMoved.class);
    }

    @Test
    void whatIsEditedIsOfTheFileAsItWasRead() throws Exception {
        var job = desk.upload("a;b,town,bedrooms,rent\n1 High Street;x,Bristol,2,1200\n");
        plans.edit(job, plan -> plan.withConstant("letType", "LONG"));
        var reread = plans.reread(job, new FileChoices(null, ';', null, null));
        assertThat(reread.isEdited()).isFalse();
        assertThatThrownBy(() -> plans.edit(job, plan -> plan.read(0, "address")))
                .isInstanceOf(ImportMoved.class);
    }

    @Test
    void importsAreTakenBackOneAfterTheOther() throws Exception {
        var first = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1300\n");
        var afterFirst = live();
        var second = desk.imported(PLAIN + "A1,1 High Street,Bristol,3,1250\nA2,2 High Street,Bristol,2,1350\n");
        var afterSecond = live();
        var third = desk.imported(PLAIN + "A1,1 High Street,Bath,3,1275\nA3,3 High Street,Bristol,2,900\n");
        assertThat(desk.undone(third).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEqualTo(afterSecond);
        assertThat(desk.undone(second).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEqualTo(afterFirst);
        assertThat(desk.undone(first).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEmpty();
    }

    @Test
    void anEditBetweenTwoImportsOrSinceTheLastIsStillOne() throws Exception {
        var first = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1300\n"
                + "A3,3 High Street,Bristol,2,1400\n");
        update("update listing set summary = 'Between', version = version + 1 where address like '1 High%'");
        var second = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1250\nA2,2 High Street,Bristol,2,1350\n"
                + "A3,3 High Street,Bristol,2,1450\n");
        update("update listing set summary = 'Since', version = version + 1 where address like '2 High%'");
        var undone = desk.undone(second);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::line)
                .containsExactly(3L);
        imports.undoAnyway(undone, 3);
        undone = desk.undone(first);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::line)
                .containsExactly(2L, 3L);
        assertThat(rows("select summary from listing where deleted_at is null order by address"))
                .extracting("summary")
                .containsExactly("Between", "Since");
    }

    @Test
    void whatAnUndoLeftAndSomebodyUndidIsNoChangeForEarlierImports() throws Exception {
        var first = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        var second = desk.imported(PLAIN + "A1,1 High Street,Bristol,3,1250\n");
        update("update property set receptions = 1, version = version + 1");
        var undone = desk.undone(second);
        imports.undoAnyway(undone, 2);
        update("update property set receptions = null, version = 0");
        assertThat(desk.undone(first).status()).as("nobody touched the listing").isEqualTo(ImportStatus.UNDONE);
    }

    @Test
    void undoPutsBackWhatTheImportChangedAndTakesAwayWhatItAdded() throws Exception {
        desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1300\n");
        var before = live();
        var job = desk.imported(PLAIN + "A1,1 High Street,Bath,3,1500\nA2,2 High Street,Bristol,2,1300\n"
                + "A3,3 High Street,Bristol,1,800\n");
        assertThat(job.counts()).isEqualTo(new ImportCounts(3, 1, 1, 1, 0, 0));
        var undone = desk.undone(job);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEqualTo(before);
        assertThat(rows("""
                        select entity_type, count(*) from history_event where event_type = 'IMPORT_UNDONE'
                         group by 1 order by 1""")).extracting("count").containsExactly(2L, 2L);
        assertThat(rows("select new_pence from price_change order by id desc limit 1"))
                .extracting("new_pence")
                .containsExactly(1_200_00L);
        assertThatThrownBy(() -> imports.undo(undone)).isInstanceOf(ImportMoved.class);
        assertThat(desk.imported(PLAIN + "A3,3 High Street,Bristol,1,800\n")
                        .counts()
                        .inserted())
                .as("what was taken away may come again")
                .isEqualTo(1);
    }

    @Test
    void rowsEditedSinceAreLeftAndDecidedOneByOne() throws Exception {
        var job = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1300\n"
                + "A3,3 High Street,Bristol,2,1300\n");
        update("update listing set summary = 'Edited', version = version + 1 where address like '1 High%'");
        update("update property set receptions = 1, version = version + 1 where own_ref = 'A2'");
        var undone = desk.undone(job);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(findings.conflictCount(undone)).isEqualTo(2);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::line)
                .containsExactly(2L, 3L);
        assertThat(live()).hasSize(2);
        undone = imports.undoAnyway(undone, 2);
        assertThat(live()).hasSize(1);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(undone.kept()).isZero();
        var decided = imports.keep(undone, 3);
        assertThat(decided.status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(decided.kept()).isEqualTo(1);
        assertThatThrownBy(() -> imports.keep(decided, 3)).as("decided once").isInstanceOf(ImportMoved.class);
        assertThat(imports.find(job.id()).orElseThrow().kept()).isEqualTo(1);
        assertThat(live()).hasSize(1);
    }

    @Test
    void aRowThatChangedThePropertyAloneIsCalledAfterIt() throws Exception {
        desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        var job = desk.imported("ref,council tax band\nA1,C\n");
        update("update property set receptions = 1, version = version + 1");
        var undone = desk.undone(job);
        assertThat(findings.conflicts(undone, 0, 10))
                .extracting(UndoConflict::name)
                .containsExactly("A1, 1 High Street");
    }

    @Test
    void noFileMovesAStatusAndEveryRowThatStatesOneSaysSo() throws Exception {
        var text = """
                ref,address,town,bedrooms,rent,status
                A1,1 High Street,Bristol,2,1200,Let agreed
                A2,2 High Street,Bristol,2,1200,Available
                A3,3 High Street,Bristol,2,1200,Let agreed
                A4,4 High Street,Bristol,2,1200,Draft
                """;
        var job = desk.checked(text);
        assertThat(findings.notices(job))
                .filteredOn(notice -> notice.text().key().endsWith(".status"))
                .extracting(notice -> notice.text().arguments() + " " + notice.rows())
                .containsExactlyInAnyOrder("[Let agreed] 2", "[Available] 1");
        assertThat(findings.rows(job, RowAction.INSERT, 0, 10))
                .extracting(row -> row.notices().stream()
                        .filter(notice -> notice.key().endsWith(".status"))
                        .count())
                .containsExactly(1L, 1L, 1L, 0L);
        desk.applied(job);
        assertThat(rows("select distinct status from listing")).containsExactly(Map.of("status", "DRAFT"));
        assertThat(rows("select distinct from_status, to_status from status_change"))
                .singleElement()
                .satisfies(change -> assertThat(change).containsEntry("to_status", "DRAFT"));

        update("update listing set status = 'APPRAISED', version = version + 1 where address like '1 High%'");
        var again = desk.checked("ref,rent,status\nA1,1250,Let agreed\nA2,1200,Withdrawn\n");
        assertThat(again.counts()).isEqualTo(new ImportCounts(2, 0, 1, 1, 0, 0));
        assertThat(findings.notices(again))
                .as("of rows that change nothing, too")
                .filteredOn(notice -> notice.text().key().endsWith(".status"))
                .hasSize(2);
        assertThat(findings.rows(again, RowAction.UPDATE, 0, 10))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.changes()).extracting(FieldChange::field).containsExactly("rent"));
        desk.applied(again);
        assertThat(rows("select status from listing order by address"))
                .extracting("status")
                .containsExactly("APPRAISED", "DRAFT", "DRAFT", "DRAFT");
        assertThat(rows("select 1 from status_change")).hasSize(4);
    }

    @Test
    void windowsFilesKeepTheirLetters() throws Exception {
        var bytes = (PLAIN + "A1,1 Café Road – “East”,Bristol,2,£900\n").getBytes(Charset.forName("windows-1252"));
        var job = desk.applied(desk.checked(new ByteArrayInputStream(bytes)));
        assertThat(job.format().charset()).isEqualTo("windows-1252");
        assertThat(listings()).extracting("address").containsExactly("1 Café Road – “East”");
    }

    @Test
    void theErrorFileGoesInOnceItIsCorrected() throws Exception {
        var job = desk.checked(PLAIN.replace("\n", ",notes\n") + """
                A1,1 High Street,Bristol,2,1200,fine
                =A2,2 High Street,Bristol,2,,"=cmd|' /C calc'!A0, ""x"\""
                A3,3 High Street,Bristol,2
                A4,4 High Street,Bristol,,900,-5
                """);
        var errors = desk.errorFile(job);
        assertThat(errors).startsWith("\uFEFF\"line\",\"reason\",\"ref\"");
        assertThat(errors)
                .contains("\"'=A2\"")
                .contains("\"'=cmd|' /C calc'!A0, \"\"x\"\"\"")
                .contains("\"-5\"")
                .contains("rent: import.listings.problem.rent-missing");

        var unchanged = desk.checked(errors);
        assertThat(unchanged.counts().total()).isEqualTo(3);
        assertThat(unchanged.counts().good()).isZero();
        assertThat(desk.errorFile(unchanged).lines().map(line -> line.replaceAll("^\\W*\"\\d+\",", "")))
                .containsExactlyElementsOf(errors.lines()
                        .map(line -> line.replaceAll("^\\W*\"\\d+\",", ""))
                        .toList());

        var corrected = desk.checked(errors.replace("\"Bristol\",\"2\",\"\"", "\"Bristol\",\"2\",\"950\""));
        assertThat(corrected.counts().inserted()).isEqualTo(1);
        desk.applied(corrected);
        assertThat(rows("select own_ref from property")).extracting("own_ref").containsExactly("=A2");
    }

    @Test
    void whatCannotBeReadIsRefusedAndLeavesNothing() throws Exception {
        var before = folderSize();
        for (var file : Map.of("", Reason.EMPTY, "a,b\n", Reason.HEADER_ONLY, "%PDF-1.7 x", Reason.PDF)
                .entrySet()) {
            assertThatExceptionOfType(UnreadableFile.class)
                    .isThrownBy(() -> desk.upload(file.getKey()))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(file.getValue()));
        }
        assertThat(folderSize()).isEqualTo(before);
    }

    @Test
    void aFileThatBreaksLaterIsRefusedAndTheJobStays() throws Exception {
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < 500; i++) {
            text.append("A").append(i).append(",1 High Street,Bristol,2,1200\n");
        }
        var job = desk.checked(text + "B,\"never closed,Bristol,2,1200\n");
        assertThat(job.status()).isEqualTo(ImportStatus.UPLOADED);
        assertThat(job.failure()).isEqualTo(ImportText.of("import.refused." + Reason.UNCLOSED_QUOTE, "502"));
        assertThat(count("import_row")).isZero();
    }

    @Test
    void onlyManagersAndAdminsImport() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        for (SignedIn person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> desk.upload(PLAIN)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.check(job, job.plan())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.find(job.id())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> findings.rejected(job, 0, 10)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.undo(job)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.giveUp(job.id())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> desk.errorFile(job)).isInstanceOf(AccessDeniedException.class);
        }
        Agencies.signIn(agency.admin());
        assertThat(desk.applied(job).counts().inserted()).isEqualTo(1);
    }

    @Test
    void anotherAgencySeesNothingOfIt() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,\n");
        Agencies.signIn(agencies.create().manager());
        assertThat(imports.find(job.id())).isEmpty();
        assertThat(imports.page(0, 10)).isEmpty();
        assertThat(imports.count()).isZero();
        assertThat(findings.rows(job, RowAction.INSERT, 0, 10)).isEmpty();
        assertThat(findings.rejected(job, 0, 10)).isEmpty();
        assertThat(findings.reasons(job)).isEmpty();
        assertThatThrownBy(() -> imports.check(job, job.plan())).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> imports.correct(job, 3, 4, "900")).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> imports.giveUp(job.id())).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> desk.errorFile(job)).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> findings.writeOriginal(job.id(), java.io.OutputStream.nullOutputStream()))
                .isInstanceOf(ImportNotFound.class);
        assertThat(files.original(job.id())).exists();
        assertThatThrownBy(() -> desk.upload(PLAIN + "A1,1 High Street,Bristol,2,1\n"))
                .hasMessageContaining("branch");
    }

    @Test
    void aJobIsAppliedOnceAndOnlyAsItWasSeen() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        var rechecked = desk.checked(job, plan -> plan);
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportMoved.class);
        var applied = desk.applied(rechecked);
        assertThatThrownBy(() -> imports.apply(rechecked)).isInstanceOf(ImportMoved.class);
        assertThatThrownBy(() -> imports.check(applied, job.plan())).isInstanceOf(ImportMoved.class);
        assertThat(listings()).hasSize(1);
    }

    @Test
    void whatCameInBetweenStopsTheImportAndIsNamed() throws Exception {
        var first = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1200\n");
        var second = desk.checked(PLAIN + "A2,2 High Street,Bristol,2,1250\nA3,3 High Street,Bristol,2,1200\n");
        desk.applied(first);
        var stopped = desk.applied(second);
        assertThat(stopped.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(stopped.counts()).isEqualTo(new ImportCounts(2, 1, 1, 0, 0, 1));
        assertThat(listings()).hasSize(2);
        desk.applied(stopped);
        assertThat(listings()).hasSize(3);
        assertThat(rows("select rent_pence from listing where address = '2 High Street'"))
                .extracting("rent_pence")
                .containsExactly(1_250_00L);
    }

    @Test
    void aFileThatGoesInAsAWholeWaitsForItsLastRow() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,\n");
        var whole = imports.goesInWhole(job, true);
        assertThatThrownBy(() -> imports.apply(whole)).isInstanceOf(ImportMoved.class);
        var corrected = imports.correct(whole, 3, 4, "900");
        assertThat(desk.applied(corrected).status()).isEqualTo(ImportStatus.COMMITTED);
    }

    @Test
    void anImportGivenUpLeavesNothing() throws Exception {
        var job = desk.checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        imports.giveUp(job.id());
        assertThat(files.original(job.id())).doesNotExist();
        assertThat(count("import_row")).isZero();
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportMoved.class);
    }

    @Test
    void manyRowsGoInAsFew() throws Exception {
        int many = 2 * parts.rows() + 100;
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < many; i++) {
            text.append("A").append(i).append(",").append(i).append(" High Street,Bristol,2,1200\n");
        }
        var job = desk.imported(text.toString());
        assertThat(job.counts()).isEqualTo(new ImportCounts(many, many, 0, 0, 0, 0));
        assertThat(rows("select count(distinct reference) as n from listing"))
                .extracting("n")
                .containsExactly((long) many);
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(live()).isEmpty();
    }

    private List<Map<String, Object>> listings() {
        return rows("select * from listing order by id");
    }

    /** What a person sees of listings and properties, without what only tells of writing. */
    private List<Map<String, Object>> live() {
        var live = new ArrayList<Map<String, Object>>();
        rows("""
                select l.address, l.town, l.bedrooms, l.rent_pence, l.rent_frequency, l.status, p.own_ref,
                       p.town as property_town, p.bedrooms as property_bedrooms
                  from listing l join property p on p.id = l.property_id
                 where l.deleted_at is null and p.deleted_at is null order by l.id""").forEach(live::add);
        return live;
    }

    private void update(String sql) {
        agencies.within(agency.id(), () -> database.sql(sql).update());
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }

    private long count(String table) {
        return rows("select 1 as id from " + table).size();
    }

    private static long sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .mapToLong(row -> ((Number) Objects.requireNonNull(row.get(column))).longValue())
                .sum();
    }

    private static long ofType(List<Map<String, Object>> rows, String type) {
        return rows.stream()
                .filter(row -> type.equals(row.get("property_type")))
                .count();
    }

    private long folderSize() throws IOException {
        Path folder = files.original(0).getParent();
        if (folder == null || !Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
