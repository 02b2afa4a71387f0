package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.SharedData;
import app.latchkey.TestAgency;
import app.latchkey.imports.files.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that nobody here wrote, matched by hand where need be; the figures were counted by a script of its own. */
@DeskTest
class RealImportTests {

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private Agencies agencies;

    private Imports desk;

    @BeforeEach
    void signIn() {
        TestAgency agency = agencies.create();
        desk = new Imports(imports, findings, agency, "listings");
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void bristolsShortStaysGoInAndAnEarlierYearOverThemChangesWhatDiffers() throws Exception {
        var newer = desk.checked(
                desk.upload(Files.newInputStream(stays("bristol-2025-09-26/listings.csv"))), RealImportTests::byHand);
        assertThat(newer.counts()).isEqualTo(new ImportCounts(2845, 2205, 0, 0, 640, 0));
        assertThat(findings.reasons(newer))
                .singleElement()
                .satisfies(reason -> assertThat(reason.key()).endsWith("rent-missing"));
        assertThat(desk.applied(newer).counts()).isEqualTo(newer.counts());

        var older = desk.checked(
                desk.upload(Files.newInputStream(stays("bristol-2021-07/listings.csv"))), RealImportTests::byHand);
        assertThat(older.counts()).isEqualTo(new ImportCounts(1465, 1018, 442, 5, 0, 0));
        assertThat(desk.applied(older).status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(desk.undone(older(older)).status()).isEqualTo(ImportStatus.UNDONE);
    }

    @Test
    void everyRowOfNewYorkIsAccountedFor() throws Exception {
        var job = desk.checked(
                desk.upload(Files.newInputStream(stays("nyc-2019/AB_NYC_2019.csv"))), RealImportTests::byHand);
        assertThat(job.counts()).isEqualTo(new ImportCounts(48895, 48868, 0, 0, 27, 0));
        assertThat(findings.reasons(job)).extracting(ReasonCount::rows).containsExactly(16, 11);
    }

    @Test
    void aFeedForRightmoveIsReadAndItsSalesAreToldFromLettings() throws Exception {
        var file = SharedData.file("feeds/blm/example_data.blm");
        var job = desk.checked(desk.upload(Files.newInputStream(file)), plan -> plan);
        assertThat(job.format().kind()).isEqualTo(FileFormat.Kind.BLM);
        assertThat(job.counts().total()).isEqualTo(37);
        assertThat(job.counts().rejected()).isEqualTo(37);
        assertThat(desk.problems(job))
                .filteredOn(problem -> problem.endsWith("TRANS_TYPE_ID sale"))
                .hasSize(37);
    }

    private ImportJob older(ImportJob job) {
        return imports.find(job.id()).orElseThrow();
    }

    /** As a manager would, who knows that these are homes of one bedroom or so, let for short stays. */
    private static ImportPlan byHand(ImportPlan plan) {
        var matched = plan;
        for (int column = 0; column < plan.columns().size(); column++) {
            matched = matched.read(
                    column,
                    switch (plan.columns().get(column).name()) {
                        case "id" -> "ownRef";
                        case "name" -> "address";
                        case "neighbourhood" -> "town";
                        case "price" -> "rent";
                        default -> null;
                    });
        }
        return matched.withConstant("bedrooms", "1")
                .withConstant("letType", "short")
                .withKey("own-ref");
    }

    private static Path stays(String file) {
        return SharedData.file("short-stays/" + file);
    }
}
