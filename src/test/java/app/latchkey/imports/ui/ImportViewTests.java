package app.latchkey.imports.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.imports.CheckedRow;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.RejectedRow;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DeskTest
@ViewPackages(packages = "app.latchkey")
class ImportViewTests extends SpringBrowserlessTest {

    private static final String KIND = "listings";
    private static final JsonMapper JSON = new JsonMapper();

    private static final String FILE = """
            Ref,Where it is,Town,Bedrooms,Rent
            A1,1 High Street,Bristol,2,1200
            A2,2 High Street,Bristol,1,£300 pw
            A3,3 High Street,Bristol,2,
            """;

    @Autowired
    private Agencies agencies;

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportPlans plans;

    @Autowired
    @Qualifier("importRetention") private Chore retention;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void makeAgency() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @Test
    void aManagerGoesFromTheFileToTheListingsAndBack() {
        navigate(ImportsView.class);
        assertThat(text()).contains("At most 200 MB, 2,000,000 rows, 500 columns and 32 kB of text in a cell.");
        upload(FILE);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).matches("import/\\d+");
        assertThat(text()).contains("Not in this file: Address.");
        choose(1, "address");
        assertThat(text()).doesNotContain("Not in this file").contains("5 of 5 columns are read");

        click("Check rows");
        hears("3 rows checked: 2 to add, 0 to change, 0 unchanged, 1 rejected. Nothing is written yet.");
        assertThat(listings()).isZero();
        assertThat(tabs().getSelectedIndex()).isEqualTo(3);
        assertThat(text()).contains("Rent: The rent is missing. Write what is asked a month, or a week. (1 row)");
        assertThat(test(rejected()).getRow(0).line()).isEqualTo(4);
        assertThat(download("Download the rejected rows")).contains("\"4\",\"Rent: The rent is missing.");
        tabs().setSelectedIndex(0);
        Grid<CheckedRow> added = grid("To add");
        assertThat(List.of(rejected(), added))
                .as("the style sheet's height holds: as high as all rows, a browser would draw them all")
                .extracting(Grid::getHeight)
                .containsOnlyNulls();
        assertThat(test(added).getCellText(1, 2)).isEqualTo("2 High Street");
        assertThat(test(added).getCellText(1, 7)).isEqualTo("£300 pw (£1,300 pcm)");

        click("Import 2 rows");
        hears("Imported: 2 new listings. Left out: 1 row.");
        assertThat(listings()).isEqualTo(2);
        assertThat(find(Anchor.class).withText("See the listings").single().getHref())
                .isEqualTo("listings");
        assertThat(download("Download the file as it came")).isEqualTo(FILE);

        click("Take this import back");
        var ask = find(ConfirmDialog.class).single();
        assertThat(ask.getElement().getProperty("header")).isEqualTo("Take back 2 new listings?");
        test(ask).confirm();
        hears("All of it was taken back: 2 new listings.");
        assertThat(text()).contains("2 rows were taken back.").doesNotContain("kept on purpose");
        assertThat(text()).contains("Nothing is left to decide.");
        assertThat(listings()).isZero();
    }

    @Test
    void theListShowsImportsAsTheyAre() throws Exception {
        navigate(ImportsView.class);
        hears("no import yet");
        var job = uploaded(FILE.replace("Where it is", "Address"));
        hears("1 import");
        Grid<ImportJob> grid = grid("Imports");
        assertThat(test(grid).getCellText(0, 1)).isEqualTo("again.csv");
        imports.check(job, job.plan());
        hears(() -> test(grid).getRow(0).status() == ImportStatus.VALIDATED);
        assertThat(test(grid).getCellText(0, 4)).isEqualTo("2");
        assertThat(test(grid).getCellText(0, 7)).isEqualTo("1");
        grid.select(test(grid).getRow(0));
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("import/" + job.id());
    }

    @Test
    void aReloadGoesOnWhereItWas() throws Exception {
        var job = uploaded(FILE.replace("Where it is", "Address"));
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("again.csv").contains("for South").contains("5 of 5 columns are read");
        click("Check rows");
        hears("3 rows checked");
        navigate(ImportsView.class);
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("3 rows checked: 2 to add");
        click("Give up");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("import");
        navigate("import/" + job.id(), ImportsView.class);
        assertThat(find(Notification.class).all()).isNotEmpty();
    }

    @Test
    void whatIsEditedBeforeTheCheckIsThereAfterAReloadAndInOtherTabs() {
        navigate(ImportsView.class);
        upload(FILE.replace("Town,", "").replace("Bristol,", ""));
        var address = UI.getCurrent().getActiveViewLocation().getPath();
        long id = Long.parseLong(address.substring(address.indexOf('/') + 1));
        choose(1, "address");
        ComboBox<ImportField> add = comboBox("The same in every row");
        test(add).selectItem("Town");
        test(textField("Town in every row")).setValue("Bath");
        RadioButtonGroup<String> key = radio("Rows are recognised by");
        test(key).selectItem("Nothing: every row is new");
        RadioButtonGroup<Boolean> policy = radio("If some rows are rejected");
        test(policy).selectItem("Import nothing: all rows or none");
        assertThat(find(Notification.class).all()).isEmpty();

        navigate(ImportsView.class);
        navigate(ImportView.class, id);
        assertThat(text()).contains("4 of 4 columns are read").contains("adds all of it a second time");
        assertThat(textField("Town in every row").getValue()).isEqualTo("Bath");
        assertThat(radio("If some rows are rejected").getValue()).isEqualTo(true);

        Agencies.byColleague(agency.admin(), () -> {
            var seen = imports.find(id).orElseThrow();
            plans.edit(
                    seen,
                    plan -> plan.read(2, null)
                            .withConstant("town", "York")
                            .withConstant("bedrooms", "3")
                            .withKey("own-ref"));
        });
        hears("3 of 4 columns are read");
        assertThat(textField("Town in every row").getValue()).isEqualTo("York");
        assertThat(textField("Bedrooms in every row").getValue()).isEqualTo("3");
        assertThat(text()).contains("importing the same file again brings nothing twice");
        Agencies.byColleague(
                agency.admin(),
                () -> plans.edit(imports.find(id).orElseThrow(), plan -> plan.withConstant("bedrooms", "")));
        hears(() ->
                find(TextField.class).withCaption("Bedrooms in every row").all().isEmpty());
        test(textField("Town in every row")).setValue("Leeds");
        assertThat(find(Notification.class).all()).isEmpty();
        assertThat(imports.find(id).orElseThrow().draft().constants()).isEqualTo(Map.of("town", "Leeds"));
    }

    @Test
    void aResultSaysWhenItDoesNotGoByWhatWasEditedSince() throws Exception {
        var job = checked(FILE.replace("Where it is", "Address"));
        navigate(ImportView.class, job.id());
        assertThat(text()).doesNotContain("changed after this check");
        click("Back to the columns");
        choose(3, null);
        click("Back to the result");
        assertThat(text()).contains("changed after this check").contains("2 to add");
        navigate(ImportsView.class);
        navigate(ImportView.class, job.id());
        click("Back to the columns");
        assertThat(text()).contains("4 of 5 columns are read");
        choose(3, "bedrooms");
        click("Check rows");
        hears("3 rows checked: 2 to add");
        assertThat(text()).doesNotContain("changed after this check");
    }

    @Test
    void anImportOfPeopleIsForbiddenToManagers() throws Exception {
        Agencies.signIn(agency.admin());
        var job = imports.upload(
                "users",
                agency.branchId(),
                "people.csv",
                new ByteArrayInputStream("name,email,role\nAnn,ann@people.example,agent\n".getBytes(UTF_8)));
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("people.csv");
        UI.getCurrent().navigate("profile");
        roundTrip();
        Agencies.signIn(agency.manager());
        navigate(ImportsView.class);
        hears("no import yet");
        assertThat(find(Select.class).withCaption("What is in the file").exists())
                .isFalse();
        assertThatThrownBy(() -> navigate(ImportView.class, job.id())).hasMessageContaining("ForbiddenPage");
        assertThat(getCurrentView()).isNotInstanceOf(ImportView.class);
        assertThat(text()).doesNotContain("people.csv");
    }

    @Test
    void anImportThatIsNotThereLeadsBackToTheList() {
        navigate("import/999999999", ImportsView.class);
        assertThat(find(Notification.class).all()).isNotEmpty();
    }

    @Test
    void aRejectedRowIsCorrectedInItsCell() throws Exception {
        var job = checked(FILE.replace("Where it is", "Address"));
        navigate(ImportView.class, job.id());
        correct(4, "Nothing");
        assertThat(text()).contains("Line 4 is still rejected.").contains("“…” is no rent.");
        correct(4, "950");
        assertThat(text())
                .contains("Line 4 is good now.")
                .contains("3 rows checked: 3 to add, 0 to change, 0 unchanged, 0 rejected.");
        assertThat(find(Button.class).withText("Import 3 rows").single().isEnabled())
                .isTrue();
    }

    @Test
    void whatIsTypedIntoACellStaysWhenAColleagueCorrectsAnotherRow() throws Exception {
        var job = checked(FILE.replace("Where it is", "Address").replace("£300 pw", "lots"));
        navigate(ImportView.class, job.id());
        var field = open(4);
        field.setValue("975");
        var seen = imports.find(job.id()).orElseThrow();
        imports.correct(seen, 3, 4, "800");
        hears("3 rows checked: 2 to add, 0 to change, 0 unchanged, 1 rejected.");
        assertThat(field.getValue()).isEqualTo("975");
        fire(field.getElement(), "keydown", Map.of("event.key === 'Enter'", true));
        assertThat(text()).contains("3 to add");
    }

    @Test
    void aFieldThatNoColumnHoldsIsTheSameInEveryRow() {
        navigate(ImportsView.class);
        upload("Address,Bedrooms,Rent\n1 High Street,2,1200\n2 High Street,2,1300\n");
        assertThat(text()).contains("The town is missing.");
        ComboBox<ImportField> add = comboBox("The same in every row");
        test(add).selectItem("Town");
        test(find(TextField.class).withCaption("Town in every row").single()).setValue("Bath");
        assertThat(text()).doesNotContain("The town is missing.");
        click("Check rows");
        hears("2 rows checked: 2 to add");
        Grid<CheckedRow> added = grid("To add");
        assertThat(test(added).getCellText(0, 3)).isEqualTo("Bath");
    }

    @Test
    void whatIsNeededAndNotThereHoldsTheCheckBackUnlessRowsAreRecognised() {
        navigate(ImportsView.class);
        upload("Ref,Bedrooms,Rent\nA1,2,1200\n");
        assertThat(text()).contains("That is enough for rows that are recognised");
        assertThat(button("Check rows").isEnabled()).isTrue();
        choose(0, null);
        assertThat(text()).contains("Still needed: Address.").contains("adds all of it a second time");
        assertThat(button("Check rows").isEnabled()).isFalse();
    }

    @Test
    void theKeySaysWhatHappensTheNextTime() throws Exception {
        var first = checked(FILE.replace("Where it is", "Address"));
        done(imports.apply(first));
        var again = uploaded(FILE.replace("Where it is", "Address").replace("1200", "1250"));
        navigate(ImportView.class, again.id());
        assertThat(text()).contains("importing the same file again brings nothing twice");
        click("Check rows");
        hears("3 rows checked: 0 to add, 1 to change, 1 unchanged, 1 rejected.");
        tabs().setSelectedIndex(1);
        Grid<CheckedRow> changed = grid("To change");
        changed.getDataCommunicator().setViewportRange(0, 50);
        roundTrip();
        assertThat(test(changed).getRow(0).changes())
                .extracting(change -> change.field() + " " + change.after())
                .anyMatch(change -> change.startsWith("rent £1,250"));
        click("Back to the columns");
        RadioButtonGroup<String> key = radio("Rows are recognised by");
        test(key).selectItem("Nothing: every row is new");
        assertThat(text()).contains("Importing the same file again adds all of it a second time.");
        click("Back to the result");
        assertThat(text()).contains("1 to change");
    }

    @Test
    void aFileGoesInAsAWholeOrWithoutWhatIsRejected() throws Exception {
        var job = checked(FILE.replace("Where it is", "Address"));
        navigate(ImportView.class, job.id());
        RadioButtonGroup<Boolean> policy = radio("If some rows are rejected");
        test(policy).selectItem("Import nothing: all rows or none");
        assertThat(button("Import 2 rows").isEnabled()).isFalse();
        assertThat(text()).contains("1 row is rejected, and all rows go in or none.");
        test(policy).selectItem("Import the good rows and leave those out");
        assertThat(button("Import 2 rows").isEnabled()).isTrue();
    }

    @Test
    void aWordThatIsNotKnownGetsAMeaning() throws Exception {
        var job = checked("""
                Ref,Address,Town,Bedrooms,Rent,Furnished
                A1,1 High Street,Bristol,2,1200,half and half
                """);
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("“half and half” in Furnishing");
        Select<String> meaning = select("Meaning of “half and half” in Furnishing");
        test(meaning).selectItem("Part furnished");
        click("Check again");
        hears("1 row checked: 1 to add, 0 to change, 0 unchanged, 0 rejected.");
    }

    @Test
    void rowsThatSomebodyChangedSinceAreDecidedOneByOne() throws Exception {
        var job = done(imports.apply(checked(FILE.replace("Where it is", "Address"))));
        agencies.within(
                agency.id(),
                () -> database.sql("update listing set summary = 'Lovely', version = version + 1")
                        .update());
        navigate(ImportView.class, job.id());
        click("Take this import back");
        test(find(ConfirmDialog.class).single()).confirm();
        hears("2 rows are left to decide.");
        assertThat(text()).contains("No row was taken back.");
        click("Keep as it is", 0);
        assertThat(text())
                .contains("1 row is left to decide.")
                .contains("No row was taken back, 1 row was kept on purpose.");
        click("Undo this too", 0);
        hears("Nothing is left to decide.");
        assertThat(text())
                .contains("1 row was taken back, 1 row was kept on purpose.")
                .contains("Taken back in part")
                .doesNotContain("All of it was taken back");
        assertThat(listings()).isEqualTo(1);
    }

    @Test
    void whatIsUndecidedHasItsDayAndIsThenDecided() throws Exception {
        var job = done(imports.apply(checked(FILE.replace("Where it is", "Address"))));
        agencies.within(
                agency.id(),
                () -> database.sql("update listing set summary = 'Lovely', version = version + 1")
                        .update());
        job = done(imports.undo(now(job)));
        navigate(ImportView.class, job.id());
        var until = job.undoableUntil().orElseThrow();
        assertThat(text())
                .contains("2 rows are left to decide.")
                .contains("Decide until " + Wording.day(until) + ". What is undecided then stays as it is.");
        pass(ImportJob.UNDOABLE_FOR);
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("Nothing is left to decide.").doesNotContain("Decide until");
    }

    @Test
    void filesThatAreGoneAreNotOfferedAndAnOldLinkSaysSo() throws Exception {
        var job = done(imports.apply(checked(FILE.replace("Where it is", "Address"))));
        navigate(ImportView.class, job.id());
        assertThat(download("Download the rejected rows")).contains("\"4\",\"Rent: The rent is missing.");
        pass(ImportJob.FILES_KEPT_FOR);
        retention.run(() -> false);
        for (var link : List.of("Download the file as it came", "Download the rejected rows")) {
            assertThatThrownBy(() -> download(link)).rootCause().hasMessageEndingWith("""
                            410 This file is no longer there. It is kept for 90 days after the import; if the import is still \
                            open, have its rows checked again.""");
        }
        roundTrip();
        assertThat(find(Notification.class).all()).hasSize(2);
        navigate(ImportView.class, job.id());
        assertThat(text())
                .contains("The files and rejected rows of an import are kept for 90 days. These are gone.")
                .contains("An import can be taken back for 30 days. That time is over.");
        assertThat(find(Anchor.class).withText("Download the file as it came").all())
                .isEmpty();
        navigate(ImportsView.class);
        Grid<ImportJob> grid = grid("Imports");
        assertThat(((Div) test(grid).getCellComponent(0, 9)).getText()).isEqualTo("No longer kept");
    }

    @Test
    void whoIsLateSeesHowItStandsNow() throws Exception {
        var job = checked(FILE.replace("Where it is", "Address"));
        navigate(ImportView.class, job.id());
        agencies.within(
                agency.id(),
                () -> database.sql("update import_job set version = version + 1 where id = :id")
                        .param("id", job.id())
                        .update());
        click("Import 2 rows");
        assertThat(find(Notification.class).all()).isNotEmpty();
        assertThat(listings()).isZero();
        click("Import 2 rows");
        hears("Imported: 2 new listings.");
    }

    @Test
    void whatIsNoListIsRefusedInPlaceWithWhatToDo() {
        navigate(ImportsView.class);
        upload("%PDF-1.7 something");
        assertThat(text()).contains("lettings.csv: This is a PDF.");
        upload("Address,Rent\n");
        assertThat(text()).contains("This file has names of columns but no rows below them.");
        assertThat(find(Upload.class).all()).hasSize(1);
    }

    @Test
    void theSampleFileIsUnderstoodAsAWhole() {
        navigate(ImportsView.class);
        var sample = download("Download a sample file");
        assertThat(download("Download the list of fields")).contains("\"Own ref\",\"Your own reference\",\"No\"");
        upload(sample);
        int columns = sample.lines().findFirst().orElseThrow().split(",").length;
        assertThat(text()).contains("%d of %d columns are read".formatted(columns, columns));
        click("Check rows");
        hears("1 row checked: 1 to add, 0 to change, 0 unchanged, 0 rejected.");
    }

    @Test
    void agentsAndViewersGetNoAccess() throws Exception {
        var job = uploaded(FILE);
        for (SignedIn person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> navigate(ImportsView.class)).isNotNull();
            assertThatThrownBy(() -> navigate(ImportView.class, job.id())).isNotNull();
            assertThat(getCurrentView()).isNotInstanceOfAny(ImportView.class, ImportsView.class);
        }
    }

    private ImportJob uploaded(String text) throws IOException, UnreadableFile {
        return imports.upload(
                KIND, agency.otherBranchId(), "again.csv", new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private ImportJob checked(String text) throws IOException, UnreadableFile {
        var job = uploaded(text);
        return done(imports.check(job, job.plan()));
    }

    private ImportJob done(ImportJob job) {
        await().atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() -> !now(job).status().isWorking());
        return now(job);
    }

    private ImportJob now(ImportJob job) {
        return imports.find(job.id()).orElseThrow();
    }

    private void upload(String text) {
        test(find(Upload.class).single()).upload("lettings.csv", "text/csv", text.getBytes(UTF_8));
        roundTrip();
    }

    private String download(String link) {
        var out = new ByteArrayOutputStream();
        test(find(Anchor.class).withText(link).single()).download(out);
        return out.toString(UTF_8);
    }

    /** To the imports of this agency it is as if so much time had gone by. */
    private void pass(Duration time) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        update import_job set finished_at = finished_at - make_interval(secs => :seconds),
                               due_at = due_at - make_interval(secs => :seconds)""").param("seconds", time.toSeconds()).update());
    }

    private TextField textField(String label) {
        return find(TextField.class).withCaption(label).single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private void click(String button) {
        test(button(button)).click();
    }

    /** One of the buttons that are in rows. */
    private void click(String button, int row) {
        var grid = find(ConflictGrid.class).single();
        var line = test(grid).getCellComponent(row, 0);
        var found = line.getChildren()
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(button))
                .findFirst()
                .orElseThrow();
        found.click();
    }

    @SuppressWarnings("unchecked")
    private void choose(int column, @Nullable String field) {
        var line = test(find(ColumnList.class)
                        .single()
                        .getChildren()
                        .filter(Grid.class::isInstance)
                        .map(each -> (Grid<Integer>) each)
                        .findFirst()
                        .orElseThrow())
                .getCellComponent(column, 0);
        var box = (ComboBox<ImportField>) line.getChildren()
                .filter(ComboBox.class::isInstance)
                .findFirst()
                .orElseThrow();
        box.setValue(plans.fields(KIND).stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElse(null));
    }

    private void correct(long line, String rent) {
        var field = open(line);
        field.setValue(rent);
        fire(field.getElement(), "keydown", Map.of("event.key === 'Enter'", true));
    }

    /** The rent of a rejected row, as a field. */
    private TextField open(long line) {
        var grid = rejected();
        int row = 0;
        while (test(grid).getRow(row).line() != line) {
            row++;
        }
        var key = grid.getDataCommunicator().getKeyMapper().key(test(grid).getRow(row));
        fire(grid.getElement(), "cell-open", Map.of("event.detail.key", key, "event.detail.place", 4));
        roundTrip();
        return (TextField) Objects.requireNonNull(grid.getColumnByKey("cell4").getEditorComponent());
    }

    private static void fire(Element element, String event, Map<String, ?> data) {
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, event, JSON.valueToTree(data)));
    }

    private Grid<RejectedRow> rejected() {
        return grid("Rejected");
    }

    @SuppressWarnings("unchecked")
    private <T> Grid<T> grid(String label) {
        return (Grid<T>) find(Grid.class).all().stream()
                .filter(grid -> label.equals(grid.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No grid " + label));
    }

    @SuppressWarnings("unchecked")
    private <T> RadioButtonGroup<T> radio(String label) {
        return find(RadioButtonGroup.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> comboBox(String label) {
        return find(ComboBox.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String name) {
        return (Select<T>) find(Select.class).all().stream()
                .filter(select -> select.getAriaLabel().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private TabSheet tabs() {
        return find(TabSheet.class).single();
    }

    private void hears(String said) {
        hears(() -> text().contains(said));
    }

    private void hears(Callable<Boolean> seen) {
        try {
            await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
                roundTrip();
                find(Button.class).all();
                return seen.call();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(text(), e);
        }
    }

    /** Everything that is written on the screen and can be seen. */
    private String text() {
        var said = new StringBuilder();
        read(((Component) getCurrentView()).getElement(), said);
        return said.toString();
    }

    private static void read(Element element, StringBuilder said) {
        if (element.isTextNode()) {
            said.append(element.getText()).append(' ');
        } else if (element.isVisible()) {
            element.getChildren().forEach(child -> read(child, said));
        }
    }

    private long listings() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select count(*) from listing where deleted_at is null")
                        .query(Long.class)
                        .single());
    }
}
