package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.BulkEdit;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class ListingBulkViewTests extends SpringBrowserlessTest {

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingBulkService bulk;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        PlainListings.insert(60, ListingStatus.AVAILABLE, agency, agencies, database);
        PlainListings.insert(3, ListingStatus.LET, agency, agencies, database);
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void ticksOneByOneAndARangeAndNeverOpensWhatIsTicked() {
        navigate(ListingsView.class);
        assertThat(bar().isVisible()).isFalse();
        tick(2, false);
        assertThat(said()).isEqualTo("1 selected");
        tick(6, true);
        assertThat(said()).isEqualTo("5 selected");
        tick(4, false);
        assertThat(said()).isEqualTo("4 selected");
        assertThat(find(ListingPanel.class).exists()).isFalse();
        test(button("Clear")).click();
        assertThat(bar().isVisible()).isFalse();
    }

    @Test
    void ticksAllByTheFilterWithoutReadingThem() {
        navigate(ListingsView.class);
        rows();
        tick(0, false);
        statements.reset();
        test(button("Select all 63 that match")).click();
        rows();
        assertThat(said()).isEqualTo("63 selected");
        // A page, and its count for the list and for the test.
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(3);
        tick(1, false);
        assertThat(said()).isEqualTo("62 selected");
    }

    @Test
    void forgetsTheTicksWithTheFilterTheyWereMadeIn() {
        navigate(ListingsView.class);
        rows();
        tickAll();
        assertThat(said()).isEqualTo("63 selected");
        UI.getCurrent().navigate("listings", QueryParameters.of("status", "let"));
        roundTrip();
        rows();
        assertThat(bar().isVisible()).isFalse();
    }

    @Test
    void withdrawsExactlyWhatItSaysAndUndoesThat() {
        navigate(ListingsView.class);
        rows();
        tickAll();
        test(button("Withdraw")).click();
        assertThat(texts()).anyMatch("60 listings will be withdrawn."::equals);
        test(button("Withdraw 60 listings")).click();
        var reason = find(TextArea.class).single();
        assertThat(reason.isInvalid()).isTrue();
        test(reason).setValue("The block is sold");
        test(button("Withdraw 60 listings")).click();
        assertThat(count(ListingStatus.WITHDRAWN)).isEqualTo(60);
        assertThat(find(Dialog.class).exists()).isFalse();
        test(button("Undo")).click();
        assertThat(count(ListingStatus.AVAILABLE)).isEqualTo(60);
        assertThat(find(Notification.class).all()).isNotEmpty();
    }

    @Test
    void asksAgainWhenOtherListingsWouldBeWithdrawnByNow() {
        navigate(ListingsView.class);
        rows();
        tickAll();
        test(button("Withdraw")).click();
        test(find(TextArea.class).single()).setValue("The block is sold");
        PlainListings.insert(1, ListingStatus.AVAILABLE, agency, agencies, database);
        test(button("Withdraw 60 listings")).click();
        assertThat(count(ListingStatus.WITHDRAWN)).isZero();
        assertThat(texts()).anyMatch(text -> text.startsWith("Meanwhile somebody changed some of these."));
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("The block is sold");
        test(button("Withdraw 61 listings")).click();
        assertThat(count(ListingStatus.WITHDRAWN)).isEqualTo(61);
    }

    @Test
    void agentsExportButChangeNothingInBulk() {
        as(agency.agent());
        navigate(ListingsView.class);
        rows();
        tick(0, false);
        assertThat(find(Button.class).withText("Export").all()).hasSize(2);
        assertThat(find(Button.class).withText("Withdraw").exists()).isFalse();
    }

    @Test
    void viewersNeitherTickNorExport() {
        as(agency.viewer());
        navigate(ListingsView.class);
        rows();
        assertThat(find(Button.class).withText("Export").exists()).isFalse();
        assertThat(grid().getColumnByKey("tick")).isNull();
    }

    @Test
    void saysHowManyRowsGoIntoAFileAndWhyTheyDoNot() {
        PlainListings.insert(10_000, ListingStatus.DRAFT, agency, agencies, database);
        as(agency.agent());
        navigate(ListingsView.class);
        rows();
        test(button("Export")).click();
        assertThat(button("Export 10,063 rows").isEnabled()).isFalse();
        assertThat(texts())
                .anyMatch("Your role may export at most 10,000 rows, and these are 10,063. Filter first."::equals);
        assertThat(find(RadioButtonGroup.class).exists()).isTrue();
    }

    @Test
    void listsWhatWasChangedInBulkWithTheWayBack() {
        var selection = ListingSelection.all(ListingFilter.ALL);
        var edit = new BulkEdit.Withdraw("The block is sold");
        bulk.apply(edit, selection, bulk.preview(edit, selection));
        navigate(BulkChangesView.class);
        @SuppressWarnings("unchecked")
        var grid = (Grid<Object>) find(Grid.class).single();
        assertThat(test(grid).size()).isOne();
        var undo = (Button)
                test(grid).getCellComponent(0, 1).getChildren().findFirst().orElseThrow();
        test(undo).click();
        assertThat(count(ListingStatus.AVAILABLE)).isEqualTo(60);
    }

    private long count(ListingStatus status) {
        return listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 0, 500).stream()
                .filter(row -> row.status() == status)
                .count();
    }

    /** As the browser says it of a click on the row's tick. */
    private void tick(int index, boolean range) {
        var row = test(grid()).getRow(index);
        var data = JacksonUtils.createObjectNode();
        data.put("event.detail.key", grid().getDataCommunicator().getKeyMapper().key(row));
        data.put("event.detail.index", index);
        data.put("event.detail.range", range);
        var element = grid().getElement();
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "row-tick", data));
    }

    private void tickAll() {
        test((Checkbox) grid().getColumnByKey("tick").getHeaderComponent()).click();
    }

    private BulkBar bar() {
        return find(ListingsView.class)
                .single()
                .getMaster()
                .getChildren()
                .filter(BulkBar.class::isInstance)
                .map(BulkBar.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String said() {
        return find(Span.class).withClassName("bulk-count").single().getText();
    }

    private List<String> texts() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    @SuppressWarnings("unchecked")
    private Grid<ListingRow> grid() {
        return find(Grid.class).single();
    }

    private int rows() {
        return test(grid()).size();
    }

    private static void as(SignedIn person) {
        Agencies.signIn(person);
    }
}
