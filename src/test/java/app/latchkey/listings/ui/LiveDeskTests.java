package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.RecordMerge.Side;
import app.latchkey.platform.Rent;
import app.latchkey.platform.live.Presence;
import app.latchkey.platform.ui.LiveNotice;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.MergeDialog;
import app.latchkey.platform.ui.PresenceBar;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a colleague does, as it reaches one's own open screen. */
@DeskTest
class LiveDeskTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private Presence presence;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    @Test
    void aRowInSightChangesWhereItStands() {
        var first = flat("1 Live Street");
        flat("2 Live Street");
        look("");
        settle();
        var held = held(first);
        colleague(first, "1 Changed Street");
        hears(() -> held(first).address().equals("1 Changed Street"));
        assertThat(held.address()).isEqualTo("1 Live Street");
        assertThat(line()).isEmpty();
    }

    @Test
    void aNewRowWaitsUntilOneAsksForIt() {
        flat("3 Live Street");
        look("");
        hears(() -> count().equals("1 listing"));
        byColleague(() -> flat("4 Live Street"));
        hears(() -> line().contains("1 listing changed"));
        byColleague(() -> flat("5 Live Street"));
        hears(() -> line().contains("2 listings changed"));
        assertThat(count()).isEqualTo("1 listing");
        test(find(Button.class).withText("Refresh").single()).click();
        hears(() -> count().equals("3 listings"));
        assertThat(line()).isEmpty();
    }

    @Test
    void aRowThatWouldMoveStaysAndSaysSo() {
        var first = flat("6 Live Street");
        flat("7 Live Street");
        settle();
        look("sort=address");
        settle();
        statements.reset();
        colleague(first, "9 Live Street");
        hears(() -> line().contains("1 listing changed"));
        assertThat(statements.statements()).noneMatch(sql -> sql.contains("offset"));
    }

    @Test
    void anotherAgencysChangesAreNotHeard() {
        flat("8 Live Street");
        settle();
        look("");
        settle();
        var neighbour = agencies.create();
        Agencies.signIn(neighbour.agent());
        listings.create(Listings.flat(neighbour).details());
        Agencies.signIn(agency.agent());
        statements.reset();
        settle();
        assertThat(statements.statements()).isEmpty();
        assertThat(line()).isEmpty();
    }

    /** One reads the rows in sight, one asks which the filter shows. */
    @Test
    void aChangeCostsAnOpenListTwoStatements() {
        var reference = flat("10 Live Street");
        settle();
        look("");
        settle();
        colleague(reference, "10 Changed Street");
        statements.reset();
        hears(() -> held(reference).address().equals("10 Changed Street"));
        settle();
        assertThat(statements.statements()).hasSize(2);
        assertThat(line()).isEmpty();
    }

    @Test
    void anOpenListingIsRenewedWithItsTabKept() {
        var reference = flat("11 Live Street");
        navigate("listings/" + reference, ListingsView.class);
        find(TabSheet.class).single().setSelectedIndex(1);
        colleague(reference, "11 Changed Street");
        hears(() -> notice().contains("Test Manager changed this"));
        assertThat(find(H2.class).withText("11 Changed Street").exists()).isTrue();
        assertThat(find(TabSheet.class).single().getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void aFormKeepsItsTypingAndOffersToCompare() {
        var reference = flat("12 Live Street");
        edit(reference);
        test(field("Town")).setValue("Bath");
        colleague(reference, "12 Changed Street");
        hears(() -> notice().contains("while you type"));
        assertThat(field("Town").getValue()).isEqualTo("Bath");
        assertThat(field("Address").getValue()).isEqualTo("12 Live Street");
        test(find(Button.class).withText("Compare").single()).click();
        assertThat(choice("Town").getValue()).isEqualTo(Side.YOURS);
        assertThat(choice("Address").getValue()).isEqualTo(Side.THEIRS);
        test(find(Button.class).withText("Save merged").single()).click();
        var saved = listings.find(reference).orElseThrow().details();
        assertThat(saved.town()).isEqualTo("Bath");
        assertThat(saved.address()).isEqualTo("12 Changed Street");
    }

    @Test
    void aStaleEditIsMergedFieldByField() {
        var reference = flat("13 Live Street");
        edit(reference);
        test(field("Address")).setValue("13 Mine Street");
        test(field("Rent")).setValue("1,350");
        colleague(reference, "13 Their Street");
        save();
        assertThat(choice("Rent").getValue()).isEqualTo(Side.YOURS);
        assertThat(choice("Address").getValue()).isNull();
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(choice("Address").isInvalid()).isTrue();
        assertThat(find(MergeDialog.class).single().isOpened()).isTrue();
        choice("Address").setValue(Side.THEIRS);
        test(find(Button.class).withText("Save merged").single()).click();
        var saved = listings.find(reference).orElseThrow().details();
        assertThat(saved.address()).isEqualTo("13 Their Street");
        assertThat(saved.rent()).isEqualTo(Rent.monthly(1_350_00));
        assertThat(find(H2.class).withText("13 Their Street").exists()).isTrue();
    }

    @Test
    void backToTheFormFindsEverythingAsItWasTyped() {
        var reference = flat("14 Live Street");
        edit(reference);
        test(field("Address")).setValue("14 Mine Street");
        colleague(reference, "14 Their Street");
        save();
        test(find(Button.class).withText("Back to the form").single()).click();
        assertThat(find(MergeDialog.class).exists()).isFalse();
        assertThat(field("Address").getValue()).isEqualTo("14 Mine Street");
        assertThat(listings.find(reference).orElseThrow().details().address()).isEqualTo("14 Their Street");
        save();
        assertThat(find(MergeDialog.class).single().isOpened()).isTrue();
    }

    @Test
    void aMergeThatIsStaleAgainOpensWithTheNewerVersion() {
        var reference = flat("15 Live Street");
        edit(reference);
        test(field("Address")).setValue("15 Mine Street");
        colleague(reference, "15 Their Street");
        save();
        choice("Address").setValue(Side.YOURS);
        colleague(reference, "15 Newer Street");
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(find(MergeDialog.class).single().isOpened()).isTrue();
        assertThat(text(choice("Address"))).contains("15 Newer Street").contains("15 Mine Street");
        assertThat(choice("Address").getValue()).isNull();
        choice("Address").setValue(Side.YOURS);
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(listings.find(reference).orElseThrow().details().address()).isEqualTo("15 Mine Street");
    }

    @Test
    void aMergeThatCannotBeSavedIsInTheForm() {
        var reference = flat("16 Live Street");
        edit(reference);
        test(field("Deposit")).setValue("1,380");
        byColleague(() -> {
            var theirs = listings.find(reference).orElseThrow();
            listings.update(theirs.with(Listings.of(theirs.details())
                    .rent(Rent.monthly(900_00))
                    .deposit(900_00L)
                    .details()));
        });
        save();
        choice("Deposit").setValue(Side.YOURS);
        test(find(Button.class).withText("Save merged").single()).click();
        assertThat(field("Deposit").getValue()).isEqualTo("1,380");
        assertThat(field("Deposit").isInvalid()).isTrue();
        assertThat(field("Rent").getValue()).isEqualTo("900");
    }

    @Test
    void whoElseHasItOpenIsShownAndSoIsThatTheyEdit() {
        var reference = flat("17 Live Street");
        navigate("listings/" + reference, ListingsView.class);
        long id = listings.find(reference).orElseThrow().id();
        var place = new Presence.Place(agency.id(), ListingService.ENTITY, id);
        assertThat(presence.at(place))
                .containsExactly(new Presence.Visitor(agency.agent().id(), false));
        assertThat(people()).isEmpty();
        try (var colleague = presence.enter(place, agency.manager().id(), () -> {})) {
            hears(() -> people().contains("Test Manager"));
            colleague.editing(true);
            hears(() -> people().contains("Test Manager, editing"));
        }
        hears(() -> people().isEmpty());
        test(button("Edit")).click();
        assertThat(presence.at(place))
                .containsExactly(new Presence.Visitor(agency.agent().id(), true));
        navigate("listings", ListingsView.class);
        assertThat(presence.at(place)).isEmpty();
    }

    private String flat(String address) {
        return listings.create(Listings.flat(agency).address(address).details());
    }

    private void byColleague(Runnable work) {
        Agencies.byColleague(agency.manager(), work);
    }

    private void colleague(String reference, String address) {
        byColleague(() -> {
            var theirs = listings.find(reference).orElseThrow();
            listings.update(
                    theirs.with(Listings.of(theirs.details()).address(address).details()));
        });
    }

    private void edit(String reference) {
        navigate("listings/" + reference, ListingsView.class);
        test(button("Edit")).click();
    }

    private void save() {
        test(button("Save")).click();
    }

    /** Notifications need a moment, and the screen takes them between two of its own requests. */
    private void hears(Callable<Boolean> seen) {
        await().atMost(Duration.ofSeconds(10)).pollInSameThread().until(() -> {
            roundTrip();
            return seen.call();
        });
    }

    private void settle() {
        var end = System.nanoTime() + Duration.ofMillis(700).toNanos();
        await().pollInSameThread().until(() -> {
            roundTrip();
            return System.nanoTime() > end;
        });
    }

    /** Opens the list as a browser does, which asks for the rows it has room for. */
    private void look(String query) {
        UI.getCurrent().navigate("listings", QueryParameters.fromString(query));
        roundTrip();
        grid().getDataCommunicator().setViewportRange(0, 50);
        roundTrip();
    }

    private ListingGrid grid() {
        return find(ListingGrid.class).single();
    }

    /** The row as the browser holds it. */
    private ListingRow held(String reference) {
        var keys = grid().getDataCommunicator().getKeyMapper();
        for (int key = 1; key < 100; key++) {
            var row = keys.get(Integer.toString(key));
            if (row != null && row.reference().equals(reference)) {
                return row;
            }
        }
        throw new AssertionError("No row in sight is " + reference);
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    private String line() {
        return text(find(LiveRows.class).single());
    }

    private String notice() {
        return text(find(LiveNotice.class).single());
    }

    private String people() {
        return text(find(PresenceBar.class).single());
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Side> choice(String label) {
        return (RadioButtonGroup<Side>)
                find(RadioButtonGroup.class).withLabel(label).single();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(f -> label.equals(f.getLabel()) && inside(f))
                .single();
    }

    private static boolean inside(Component component) {
        for (var parent = component.getParent();
                parent.isPresent();
                parent = parent.get().getParent()) {
            if (parent.get() instanceof ListingForm) {
                return true;
            }
        }
        return false;
    }

    private Button button(String text) {
        return find(Button.class).withText(text).atIndex(1);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
