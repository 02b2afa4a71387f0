package app.latchkey.properties.ui;

import static app.latchkey.properties.Properties.share;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.RecordMerge.Side;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Shortcut;
import app.latchkey.properties.OwnerSet;
import app.latchkey.properties.OwnershipPeriod;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.Properties;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyRow;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.PropertySort;
import app.latchkey.workspace.ListLayout;
import app.latchkey.workspace.ListLayout.Column;
import app.latchkey.workspace.ListLayout.Density;
import app.latchkey.workspace.ListLayoutService;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.RecordMarkService;
import app.latchkey.workspace.SavedSearchService;
import app.latchkey.workspace.ui.SavedSearches;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class PropertiesViewTests extends SpringBrowserlessTest {

    private static final LocalDate SPRING = LocalDate.of(2024, 3, 1);

    @Autowired
    private Agencies agencies;

    @Autowired
    private PropertyService properties;

    @Autowired
    private OwnershipService ownerships;

    @Autowired
    private LandlordService landlords;

    @Autowired
    private ListingService listings;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private SavedSearchService searches;

    @Autowired
    private ListLayoutService layouts;

    @Autowired
    private RecordMarkService marks;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        as(agency.agent());
    }

    @Test
    void showsThePropertiesOfOnesAgencyWithTheirExactNumber() {
        flat("1 Own Street");
        navigate(PropertiesView.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(row(0).address()).isEqualTo("1 Own Street");
        assertThat(count()).isEqualTo("1 property");
    }

    @Test
    void saysWhatToDoWhenNothingMatches() {
        follow("properties", "q=nothing-like-this");
        assertThat(rows()).isZero();
        assertThat(count()).isEqualTo("No properties");
        assertThat(find(Grid.class).single().getEmptyStateComponent()).isNotNull();
    }

    @Test
    void opensWhatALinkNames() {
        long wanted = flat("2 Linked Street");
        flat("3 Other Street");
        follow("properties/" + wanted, "q=linked&sort=-address&without_owner=yes");
        assertThat(rows()).isEqualTo(1);
        assertThat(find(H2.class).withText("2 Linked Street").exists()).isTrue();
        assertThat(find(Button.class).withText("Text: linked").exists()).isTrue();
        assertThat(find(Button.class).withText("No owner recorded: Yes").exists())
                .isTrue();
    }

    @Test
    void saysSoWhenALinkMakesNoSense() {
        follow("properties", "property_type=castle");
        assertThat(notice()).contains("property_type=castle");
        navigate("properties/999999999", PropertiesView.class);
        assertThat(notice()).contains("999999999");
        navigate("properties/somewhere", PropertiesView.class);
        assertThat(notice()).contains("somewhere");
    }

    @Test
    void filtersAsOneTypesAndTellsTheChips() {
        flat("5 Willow Street");
        flat("6 Maple Street");
        navigate(PropertiesView.class);
        test(find(TextField.class)
                        .withAriaLabel("Reference, address, postcode, UPRN or owner")
                        .single())
                .setValue("willow");
        assertThat(rows()).isEqualTo(1);
        test(find(Button.class).withText("Text: willow").single()).click();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void openingAPropertyTakesNoMoreThanTenStatements() {
        long id = flat("9 Counted Street");
        navigate(PropertiesView.class);
        statements.reset();
        navigate("properties/" + id, PropertiesView.class);
        rows();
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void addsAProperty() {
        navigate("properties/new", PropertiesView.class);
        test(field("Address")).setValue("14 New Street");
        test(field("Town")).setValue("Bath");
        test(field("Postcode")).setValue("ba1 1aa");
        test(field("Position")).setValue("51.381063, -2.359010");
        test(button("Add property")).click();
        var row = properties
                .rows(PropertyFilter.ofText("14 new street"), PropertySort.DEFAULT, 0, 1)
                .getFirst();
        assertThat(row.postcode()).isEqualTo("BA1 1AA");
        assertThat(properties.find(row.id()).orElseThrow().details().longitude())
                .isEqualTo(-2.35901);
    }

    @Test
    void keepsWhatWasTypedWhenAFieldCannotBeSo() {
        long id = flat("11 Wrong Street");
        edit(id);
        test(field("Address")).setValue("11 Right Street");
        test(field("Position")).setValue("over there");
        test(button("Save")).click();
        assertThat(field("Position").isInvalid()).isTrue();
        assertThat(field("Address").getValue()).isEqualTo("11 Right Street");
        test(field("Position")).setValue("-0.14, 51.5");
        test(button("Save")).click();
        assertThat(field("Position").isInvalid()).isTrue();
        assertThat(properties.find(id).orElseThrow().details().address()).isEqualTo("11 Wrong Street");
        test(field("Position")).setValue("51.5, -0.14");
        test(button("Save")).click();
        assertThat(properties.find(id).orElseThrow().details().address()).isEqualTo("11 Right Street");
    }

    @Test
    void aStaleEditKeepsTheTypingAndIsMergedFieldByField() {
        long id = flat("12 Stale Street");
        edit(id);
        test(field("Address")).setValue("12 Mine Street");
        as(agency.manager());
        properties.update(properties
                .find(id)
                .orElseThrow()
                .with(Properties.flat().address("12 Their Street").details()));
        as(agency.agent());
        test(button("Save")).click();
        assertThat(trouble()).contains("Test Manager");
        assertThat(field("Address").getValue()).isEqualTo("12 Mine Street");
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(properties.find(id).orElseThrow().details().address()).isEqualTo("12 Their Street");
        var address = find(RadioButtonGroup.class).withLabel("Address").single();
        assertThat(address.isInvalid()).isTrue();
        chooseMine(address);
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(properties.find(id).orElseThrow().details().address()).isEqualTo("12 Mine Street");
    }

    @Test
    void asksBeforeTypingIsThrownAway() {
        long id = flat("13 Leave Street");
        edit(id);
        test(field("Address")).setValue("13 Typed Street");
        UI.getCurrent().navigate("properties");
        assertThat(find(ConfirmDialog.class).single().isOpened()).isTrue();
    }

    @Test
    void archivesAndBringsBack() {
        long id = flat("15 Archive Street");
        navigate("properties/" + id, PropertiesView.class);
        test(button("Archive")).click();
        assertThat(rows()).isZero();
        test(button("Restore")).click();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void saysWhichListingKeepsAPropertyOutOfTheArchive() {
        long id = flat("16 Busy Street");
        var reference = listings.create(Listings.flat(agency).property(id).details());
        navigate("properties/" + id, PropertiesView.class);
        test(button("Archive")).click();
        assertThat(notice()).contains(reference).contains("Draft");
        tab(2);
        assertThat(find(Anchor.class).withText(reference).single().getHref()).isEqualTo("listings/" + reference);
    }

    @Test
    void leadsToANewListingWithItsFactsAndItsLeadOwner() {
        var ann = landlord("Ann", "Ashdown");
        long id = owned("16A Listed Street", ann);
        navigate("properties/" + id, PropertiesView.class);
        test(button("New listing")).click();
        assertThat(find(TextField.class)
                        .withLabel("Address")
                        .withValue("16A Listed Street")
                        .exists())
                .isTrue();
        test(find(Button.class).withText("Create draft").single()).click();
        assertThat(properties.listings(id)).hasSize(1);
        assertThat(listings.find(properties.listings(id).getFirst().reference())
                        .orElseThrow()
                        .details()
                        .landlordId())
                .isEqualTo(ann.id());
    }

    @Test
    void recordsTheOwnersAndSplitsEvenly() {
        var ann = landlord("Ann", "Ashdown");
        var ben = landlord("Ben", "Brook");
        long id = flat("17 Owned Street");
        owners(id);
        test(button("Record the owners")).click();
        choose(0, ann);
        test(find(Button.class).withText("Add an owner").single()).click();
        choose(1, ben);
        assertThat(total()).isEqualTo("Total 100%");
        test(find(Button.class).withText("Split evenly").single()).click();
        save();
        assertThat(ownerships.sharesOn(id, Agencies.today()))
                .containsExactly(share(ann.id(), "50.00", true), share(ben.id(), "50.00", false));
        assertThat(find(Anchor.class).withText("Ann Ashdown").exists()).isTrue();
        assertThat(row(0).owners()).isEqualTo("Ann Ashdown, Ben Brook");
    }

    @Test
    void saysWhatDoesNotAddUpAndKeepsTheTyping() {
        var ann = landlord("Ann", "Ashdown");
        long id = flat("18 Short Street");
        owners(id);
        test(button("Record the owners")).click();
        save();
        assertThat(trouble()).contains("Some fields need another look");
        choose(0, ann);
        test(find(BigDecimalField.class).single()).setValue(new BigDecimal("99.5"));
        assertThat(total()).isEqualTo("Total 99.5%");
        save();
        assertThat(trouble()).contains("99.5%: 0.5% is missing");
        assertThat(find(BigDecimalField.class).single().getValue()).isEqualByComparingTo("99.5");
        assertThat(ownerships.periods(id)).isEmpty();
    }

    @Test
    void changesHandsFromADayAndKeepsWhoOwnedItBefore() {
        var ann = landlord("Ann", "Ashdown");
        var ben = landlord("Ben", "Brook");
        long id = owned("19 Sold Street", ann);
        owners(id);
        test(button("Change of ownership")).click();
        choose(0, ben);
        save();
        assertThat(find(DatePicker.class).withLabel("From").single().isInvalid())
                .isTrue();
        test(find(DatePicker.class).withLabel("From").single()).setValue(SPRING.plusYears(1));
        save();
        assertThat(ownerships.periods(id))
                .extracting(OwnershipPeriod::from)
                .containsExactly(SPRING.plusYears(1), SPRING);
    }

    @Test
    void correctsTheNewestOwnersAndTakesThemBack() {
        var ann = landlord("Ann", "Ashdown");
        var ben = landlord("Ben", "Brook");
        long id = owned("20 Mended Street", ann);
        owners(id);
        test(button("Correct")).click();
        choose(0, ben);
        save();
        assertThat(ownerships.sharesOn(id, SPRING)).containsExactly(share(ben.id(), "100.00", true));
        test(button("Take back")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(ownerships.periods(id)).isEmpty();
    }

    @Test
    void oneOwnerLeadsAtATime() {
        long id = flat("21 Lead Street");
        owners(id);
        test(button("Record the owners")).click();
        test(find(Button.class).withText("Add an owner").single()).click();
        var leads = find(Checkbox.class).withLabel("Leads").all();
        test(leads.get(1)).click();
        assertThat(leads).extracting(Checkbox::getValue).containsExactly(false, true);
    }

    @Test
    void aLinkNamesASavedFilter() {
        flat("1 Byron Street");
        flat("2 Pryce Street");
        var saved = searches.save("properties", "Mine", "q=byron", false);
        follow("properties", "saved=" + saved.id());
        assertThat(rows()).isEqualTo(1);
        assertThat(find(SavedSearches.class).single().address().getQueryString())
                .isEqualTo("saved=" + saved.id());
    }

    @Test
    void columnsStandAsTheyWereLeft() {
        layouts.remember("properties", new ListLayout(List.of(new Column("OWNERS", false, null)), Density.COMFORTABLE));
        navigate(PropertiesView.class);
        var grid = find(PropertyGrid.class).single();
        assertThat(grid.getColumnByKey("OWNERS").isVisible()).isFalse();
        assertThat(grid.getColumns())
                .filteredOn(Grid.Column::isVisible)
                .extracting(Grid.Column::getKey)
                .containsExactly("CREATED", "ADDRESS", "TOWN", "POSTCODE", "PROPERTY_TYPE", "BEDROOMS", "LISTING");
    }

    @Test
    void isStarredByWhatItIsCalled() {
        long id = flat("1 Byron Street");
        navigate("properties/" + id, PropertiesView.class);
        test(find(Button.class).withAriaLabel("Star 1 Byron Street, York").single())
                .click();
        assertThat(marks.marks().starred()).extracting(RecordLink::path).containsExactly("properties/" + id);
    }

    @Test
    void saysWhichKeysItHears() {
        navigate(PropertiesView.class);
        assertThat(find(PropertiesView.class).single().shortcuts())
                .extracting(Shortcut::keys)
                .contains(List.of("/"), List.of("N"), List.of("Ctrl", "S"));
    }

    @Test
    void offersAViewerNothingToChange() {
        var ann = landlord("Ann", "Ashdown");
        long id = owned("22 Viewer Street", ann);
        as(agency.viewer());
        owners(id);
        for (var action : List.of(
                "Edit", "New listing", "Archive", "New property", "Change of ownership", "Correct", "Take back")) {
            assertThat(find(Button.class).withText(action).exists()).as(action).isFalse();
        }
        assertThat(find(Anchor.class).withText("Ann Ashdown").exists()).isTrue();
        tab(3);
        assertThat(text(find(TabSheet.class).single())).contains("Owners changed");
    }

    private long flat(String address) {
        return properties.add(Properties.flat().address(address).details());
    }

    private long owned(String address, LandlordCard landlord) {
        long id = flat(address);
        ownerships.change(
                id,
                properties.find(id).orElseThrow().version(),
                new OwnerSet(SPRING, List.of(share(landlord.id(), "100", true))));
        return id;
    }

    private LandlordCard landlord(String first, String last) {
        return landlords.card(agencies.landlord(agency, first, last)).orElseThrow();
    }

    private void owners(long id) {
        navigate("properties/" + id, PropertiesView.class);
        tab(1);
    }

    private void tab(int index) {
        find(TabSheet.class).single().setSelectedIndex(index);
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private void choose(int line, LandlordCard landlord) {
        ((ComboBox<LandlordCard>)
                        find(ComboBox.class).withLabel("Landlord").all().get(line))
                .setValue(landlord);
    }

    private void save() {
        test(find(Button.class).withText("Save").single()).click();
    }

    private void edit(long id) {
        navigate("properties/" + id, PropertiesView.class);
        test(button("Edit")).click();
    }

    @SuppressWarnings("unchecked")
    private static void chooseMine(RadioButtonGroup<?> choice) {
        ((RadioButtonGroup<Side>) choice).setValue(Side.YOURS);
    }

    private void follow(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        roundTrip();
    }

    private static void as(SignedIn person) {
        Agencies.signIn(person);
    }

    private PropertyGrid grid() {
        return find(PropertyGrid.class).single();
    }

    private int rows() {
        return test(grid()).size();
    }

    private PropertyRow row(int index) {
        return test(grid()).getRow(index);
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    private String total() {
        return find(Span.class).withClassName("owners-total").single().getText();
    }

    private String trouble() {
        return find(Div.class).withClassName("form-trouble").all().stream()
                .map(PropertiesViewTests::text)
                .reduce("", String::concat);
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel())
                        && field.getParent()
                                .flatMap(Component::getParent)
                                .flatMap(Component::getParent)
                                .filter(PropertyForm.class::isInstance)
                                .isPresent())
                .single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).atIndex(1);
    }

    private String notice() {
        return find(Notification.class).all().stream()
                .map(PropertiesViewTests::text)
                .reduce("", String::concat);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
