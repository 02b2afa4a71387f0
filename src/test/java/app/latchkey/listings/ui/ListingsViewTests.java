package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.Listings;
import app.latchkey.listings.Transition;
import app.latchkey.platform.Rent;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ListingsViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        as(agency.agent());
    }

    @Test
    void showsTheListingsOfOnesAgencyWithTheirExactNumber() {
        var mine = flat("1 Own Street");
        as(agencies.create().agent());
        as(agency.agent());
        navigate(ListingsView.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(row(0).reference()).isEqualTo(mine);
        assertThat(count()).isEqualTo("1 listing");
    }

    @Test
    void saysWhatToDoWhenNothingMatches() {
        follow("listings", "q=nothing-like-this");
        assertThat(rows()).isZero();
        assertThat(count()).isEqualTo("No listings");
        assertThat(find(Grid.class).single().getEmptyStateComponent()).isNotNull();
    }

    @Test
    void opensWhatALinkNames() {
        var wanted = flat("2 Linked Street");
        flat("3 Other Street");
        follow("listings/" + wanted, "q=linked&sort=-rent");
        assertThat(rows()).isEqualTo(1);
        assertThat(find(H2.class).withText("2 Linked Street").exists()).isTrue();
        assertThat(find(Button.class).withText("Text: linked").exists()).isTrue();
    }

    @Test
    void ignoresNonsenseInALinkWithANotice() {
        flat("4 Plain Street");
        follow("listings", "status=sold");
        assertThat(rows()).isEqualTo(1);
        assertThat(notice()).contains("status=sold");
    }

    @Test
    void saysSoWhenALinkedListingIsNotThere() {
        navigate("listings/LK-999999999", ListingsView.class);
        assertThat(notice()).contains("LK-999999999");
    }

    @Test
    void filtersAsOneTypesAndTellsTheChipsAndTheAddress() {
        flat("5 Willow Street");
        flat("6 Maple Street");
        navigate(ListingsView.class);
        test(text()).setValue("willow");
        assertThat(rows()).isEqualTo(1);
        test(find(Button.class).withText("Text: willow").single()).click();
        assertThat(rows()).isEqualTo(2);
        assertThat(text().getValue()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void filtersBySeveralStatuses() {
        var instructed = flat("7 Status Street");
        flat("8 Status Street");
        pipeline.move(instructed, 0, Transition.of(ListingAction.APPRAISE));
        navigate(ListingsView.class);
        test(button("Filters")).click();
        var statuses = (MultiSelectComboBox<ListingStatus>)
                find(MultiSelectComboBox.class).withLabel("Status").single();
        test(statuses).selectItem("Appraised");
        assertThat(rows()).isEqualTo(1);
        test(statuses).selectItem("Appraised", "Draft");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theFieldsOfTheFilterAreMadeOnceAskedForAndSayWhatTheAddressSays() {
        UI.getCurrent().navigate("listings", QueryParameters.fromString("status=draft&town=york"));
        assertThat(find(MultiSelectComboBox.class).withLabel("Status").exists()).isFalse();
        test(button("Filters")).click();
        assertThat(find(MultiSelectComboBox.class).withLabel("Status").single().getValue())
                .isEqualTo(Set.of(ListingStatus.DRAFT));
        assertThat(find(TextField.class).withLabel("Town").single().getValue()).isEqualTo("york");
        test(text()).setValue("willow");
        assertThat(find(Button.class).withText("Town: york").exists()).isTrue();
    }

    @Test
    void aBlankBetweenTwoWordsStaysWhereItIsTyped() {
        navigate(ListingsView.class);
        test(text()).setValue("willow ");
        assertThat(text().getValue()).isEqualTo("willow ");
    }

    @Test
    void openingAListingTakesNoMoreThanTenStatements() {
        var reference = flat("9 Counted Street");
        navigate(ListingsView.class);
        statements.reset();
        navigate("listings/" + reference, ListingsView.class);
        rows();
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void savesAnEdit() {
        var reference = flat("10 Edit Street");
        edit(reference);
        test(field("Rent")).setValue("1,350.50");
        test(button("Save")).click();
        assertThat(listings.find(reference).orElseThrow().details().rent()).isEqualTo(Rent.monthly(1_350_50));
        assertThat(listings.prices(listings.find(reference).orElseThrow().id())).hasSize(2);
        assertThat(notice()).contains(reference + " saved");
    }

    @Test
    void keepsWhatWasTypedWhenAFieldCannotBeSo() {
        var reference = flat("11 Wrong Street");
        edit(reference);
        test(field("Address")).setValue("11 Right Street");
        test(field("Rent")).setValue("twelve hundred");
        test(button("Save")).click();
        assertThat(field("Rent").isInvalid()).isTrue();
        assertThat(field("Address").getValue()).isEqualTo("11 Right Street");
        test(field("Rent")).setValue("1,200");
        test(field("Deposit")).setValue("9,000");
        test(button("Save")).click();
        assertThat(field("Deposit").isInvalid()).isTrue();
        assertThat(field("Deposit").getErrorMessage()).contains("5 weeks");
        assertThat(listings.find(reference).orElseThrow().details().address()).isEqualTo("11 Wrong Street");
    }

    @Test
    void refusesAStaleEditAndKeepsTheTyping() {
        var reference = flat("12 Stale Street");
        edit(reference);
        test(field("Address")).setValue("12 Mine Street");
        as(agency.manager());
        var theirs = listings.find(reference).orElseThrow();
        listings.update(theirs.with(Listings.flat(agency)
                .property(theirs.details().propertyId())
                .address("12 Their Street")
                .details()));
        as(agency.agent());
        test(button("Save")).click();
        assertThat(find(Div.class).withClassName("form-trouble").single().isVisible())
                .isTrue();
        assertThat(text(find(Div.class).withClassName("form-trouble").single())).contains("Test Manager");
        assertThat(field("Address").getValue()).isEqualTo("12 Mine Street");
        assertThat(listings.find(reference).orElseThrow().details().address()).isEqualTo("12 Their Street");
    }

    @Test
    void asksBeforeTypingIsThrownAway() {
        var reference = flat("13 Leave Street");
        edit(reference);
        test(field("Address")).setValue("13 Typed Street");
        UI.getCurrent().navigate("listings");
        assertThat(find(ConfirmDialog.class).single().isOpened()).isTrue();
        assertThat(field("Address").getValue()).isEqualTo("13 Typed Street");
    }

    @Test
    void createsADraft() {
        navigate("listings/new", ListingsView.class);
        test(field("Address")).setValue("14 New Street");
        test(field("Town")).setValue("Bath");
        test(field("Postcode")).setValue("ba1 1aa");
        test(button("Create draft")).click();
        var row = listings.rows(ListingFilter.ofText("14 new street"), ListingSort.DEFAULT, 0, 1)
                .getFirst();
        assertThat(row.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(row.outcode()).isEqualTo("BA1");
    }

    @Test
    void saysWhatIsMissingBeforeAMove() {
        var reference = flat("15 Missing Street");
        navigate("listings/" + reference, ListingsView.class);
        test(button("Instruct")).click();
        assertThat(find(ListItem.class).all())
                .extracting(ListItem::getText)
                .contains("A landlord is linked to the listing", "The landlord signed your terms");
        assertThat(listings.find(reference).orElseThrow().status()).isEqualTo(ListingStatus.DRAFT);
    }

    @Test
    void movesAListingWithAReason() {
        var landlord = agencies.landlord(agency, "Ada", "Owner");
        var reference = listings.create(Listings.flat(agency)
                .address("16 Move Street")
                .instructedBy(landlord)
                .details());
        pipeline.move(reference, 0, Transition.of(ListingAction.INSTRUCT));
        navigate("listings/" + reference, ListingsView.class);
        test(button("Withdraw")).click();
        var confirm = find(Button.class).withText("Withdraw").all().getLast();
        test(confirm).click();
        assertThat(find(TextArea.class).withLabel("Reason").single().isInvalid())
                .isTrue();
        test(find(TextArea.class).withLabel("Reason").single()).setValue("Sold instead");
        test(confirm).click();
        assertThat(listings.find(reference).orElseThrow().status()).isEqualTo(ListingStatus.WITHDRAWN);
    }

    @Test
    void offersAViewerNothingToChange() {
        var reference = flat("17 Viewer Street");
        as(agency.viewer());
        navigate("listings/" + reference, ListingsView.class);
        assertThat(find(Button.class).withText("Edit").exists()).isFalse();
        assertThat(find(Button.class).withText("New listing").exists()).isFalse();
        assertThat(find(Button.class).withText("Appraised").exists()).isFalse();
    }

    private void edit(String reference) {
        navigate("listings/" + reference, ListingsView.class);
        test(button("Edit")).click();
    }

    private void follow(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        roundTrip();
    }

    private String flat(String address) {
        return listings.create(Listings.flat(agency).address(address).details());
    }

    private static void as(SignedIn person) {
        Agencies.signIn(person);
    }

    private ListingGrid grid() {
        return find(ListingGrid.class).single();
    }

    private int rows() {
        return test(grid()).size();
    }

    private ListingRow row(int index) {
        return test(grid()).getRow(index);
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    private TextField text() {
        return find(TextField.class)
                .withAriaLabel("Reference, address, postcode or landlord")
                .single();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(f -> label.equals(f.getLabel()) && inside(f, ListingForm.class))
                .single();
    }

    private static boolean inside(Component component, Class<?> type) {
        for (var parent = component.getParent();
                parent.isPresent();
                parent = parent.get().getParent()) {
            if (type.isInstance(parent.get())) {
                return true;
            }
        }
        return false;
    }

    private Button button(String text) {
        return find(Button.class).withText(text).atIndex(1);
    }

    private String notice() {
        return find(Notification.class).all().stream()
                .map(ListingsViewTests::text)
                .reduce("", String::concat);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
