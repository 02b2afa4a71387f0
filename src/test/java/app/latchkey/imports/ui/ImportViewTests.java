package app.latchkey.imports.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.PreviewRow;
import app.latchkey.imports.ProblemRow;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@ViewPackages(packages = "app.latchkey")
class ImportViewTests extends SpringBrowserlessTest {

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
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void makeAgency() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void aManagerGoesFromTheFileToTheListings() {
        navigate(ImportView.class);
        assertThat(text()).contains("At most 200 MB, 2,000,000 rows and 500 columns");

        upload(FILE);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).matches("import/\\d+");
        assertThat(text())
                .contains("lettings.csv: UTF-8, separated by commas, into North")
                .contains("Still needed: Address. Choose the column that holds it.");

        choose(1, "address");
        assertThat(text()).doesNotContain("Still needed");
        click("Check rows");
        assertThat(text()).contains("3 rows: 2 can be imported, 1 rejected. Nothing is written yet.");
        assertThat(text()).contains("No type is stated: taken as Other (2 rows)");
        assertThat(count()).isZero();

        var rejected = grid("Rejected rows", ProblemRow.class);
        assertThat(test(rejected).size()).isEqualTo(1);
        assertThat(row(rejected, 4))
                .containsExactly("4", "Rent", "", "The rent is missing. Write what is asked a month, or a week.");
        var good = grid("Rows to import", PreviewRow.class);
        assertThat(test(good).size()).isEqualTo(2);
        assertThat(test(good).getCellText(0, 2)).isEqualTo("1 High Street");
        assertThat(test(good).getCellText(0, 7)).isEqualTo("£1,200 pcm");
        assertThat(test(good).getCellText(1, 7)).isEqualTo("£300 pw (£1,300 pcm)");

        var download = new ByteArrayOutputStream();
        test(find(Anchor.class).withText("Download the rejected rows").single()).download(download);
        assertThat(download.toString(UTF_8))
                .contains("\"4\",\"Rent: The rent is missing.")
                .contains("\"A3\"");

        click("Import 2 rows");
        assertThat(text()).contains("2 listings are imported, as drafts. 1 row was left out.");
        assertThat(count()).isEqualTo(2);
        assertThat(find(Anchor.class).withText("See the listings").single().getHref())
                .isEqualTo("listings");
    }

    @Test
    void aReloadGoesOnWhereItWas() throws Exception {
        var job = imports.upload(
                ImportView.KIND,
                agency.otherBranchId(),
                "again.csv",
                new java.io.ByteArrayInputStream(
                        FILE.replace("Where it is", "Address").getBytes(UTF_8)));
        navigate(ImportView.class, job.id());
        assertThat(text())
                .contains("again.csv: UTF-8, separated by commas, into South")
                .contains("5 of 5 columns are read");
        click("Check rows");
        navigate(ImportView.class);
        navigate(ImportView.class, job.id());
        assertThat(text()).contains("3 rows: 2 can be imported, 1 rejected");
        click("Start over");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("import");
        navigate(ImportView.class, job.id());
        assertThat(find(Notification.class).all()).isNotEmpty();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("import");
    }

    @Test
    void aFieldHasOneColumn() {
        navigate(ImportView.class);
        upload("Address,Location,Town,Bedrooms,Rent\n1 High Street,2 High Street,Bristol,2,1200\n");
        choose(1, "address");
        assertThat(select(0).getValue()).isNull();
        click("Check rows");
        assertThat(test(grid("Rows to import", PreviewRow.class)).getCellText(0, 2))
                .isEqualTo("2 High Street");
    }

    @Test
    void whatIsNoListIsRefusedWithWhatToDo() {
        navigate(ImportView.class);
        upload("PK\u0003\u0004 [Content_Types].xml xl/workbook.xml");
        assertThat(text()).containsAnyOf("This is a spreadsheet, whatever its name says.", "This is a packed file.");
        upload("Address,Rent\n");
        assertThat(text()).contains("This file has names of columns but no rows below them.");
        assertThat(find(Upload.class).all()).hasSize(1);
    }

    @Test
    void aFileWithNothingGoodCannotBeImported() {
        navigate(ImportView.class);
        upload("Address,Town,Bedrooms,Rent\n1 High Street,Bristol,2,\n");
        click("Check rows");
        assertThat(text()).contains("1 row: none can be imported, 1 rejected").contains("No row can go in as it is");
        assertThat(find(Button.class).withTextContaining("Import").all()).isEmpty();
    }

    @Test
    void agentsAndViewersGetNoAccess() {
        for (SignedIn person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> navigate(ImportView.class)).isNotNull();
            assertThat(getCurrentView()).isNotInstanceOf(ImportView.class);
        }
    }

    private void upload(String text) {
        test(find(Upload.class).single()).upload("lettings.csv", "text/csv", text.getBytes(UTF_8));
        roundTrip();
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private void choose(int column, String field) {
        var select = select(column);
        select.setValue(imports.fields(ImportView.KIND).stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private Select<ImportField> select(int column) {
        return (Select<ImportField>) test(grid("Columns", Integer.class)).getCellComponent(column, 2);
    }

    @SuppressWarnings("unchecked")
    private <T> Grid<T> grid(String label, Class<T> rows) {
        return (Grid<T>) find(Grid.class).all().stream()
                .filter(grid -> label.equals(grid.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No grid of " + rows + " " + label));
    }

    private List<String> row(Grid<?> grid, int columns) {
        return java.util.stream.IntStream.range(0, columns)
                .mapToObj(column -> test(grid).getCellText(0, column))
                .toList();
    }

    /** Everything that is written on the screen. */
    private String text() {
        return ((Component) getCurrentView()).getElement().getTextRecursively()
                + find(Paragraph.class).all().stream().map(Paragraph::getText).collect(Collectors.joining(" "))
                + find(Div.class).all().stream().map(Div::getText).collect(Collectors.joining(" "));
    }

    private long count() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select count(*) from listing")
                        .query(Long.class)
                        .single());
    }
}
