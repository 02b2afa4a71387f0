package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.workspace.ListLayout;
import app.latchkey.workspace.ListLayout.Column;
import app.latchkey.workspace.ListLayout.Density;
import app.latchkey.workspace.ListLayoutService;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.RecordMarkService;
import app.latchkey.workspace.SavedSearch;
import app.latchkey.workspace.SavedSearchService;
import app.latchkey.workspace.ui.ColumnMenu;
import app.latchkey.workspace.ui.SavedSearches;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The listings desk as each person arranged it for themselves. */
@DeskTest
class OwnDeskViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private SavedSearchService searches;

    @Autowired
    private ListLayoutService layouts;

    @Autowired
    private RecordMarkService marks;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        as(agency.agent());
    }

    // Saved filters

    @Test
    void savesWhatIsShownUnderAName() {
        flat("1 Willow Street");
        follow("listings", "q=willow&sort=-rent");
        choose("Save as a new filter…");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(name().isInvalid()).isTrue();
        test(name()).setValue("Willows");
        test(find(Checkbox.class).withLabel("Share with everybody of my branch").single())
                .click();
        test(find(Button.class).withText("Save").single()).click();
        var saved = searches.of("listings").getFirst();
        assertThat(saved.query()).isEqualTo("q=willow&sort=-rent");
        assertThat(saved.shared()).isTrue();
        assertThat(heading()).isEqualTo("Saved filters: Willows");
    }

    @Test
    void aTakenNameIsSaidAndTheTypingStays() {
        searches.save("listings", "Willows", "q=willow", false);
        navigate(ListingsView.class);
        choose("Save as a new filter…");
        test(name()).setValue("willows");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getValue()).isEqualTo("willows");
        assertThat(searches.of("listings")).hasSize(1);
    }

    @Test
    void aLinkShowsWhatTheFilterMeansNow() {
        var wanted = flat("2 Willow Street");
        flat("3 Maple Street");
        var saved = searches.save("listings", "Trees", "q=maple", true);
        searches.revise(saved, "Trees", "q=willow", true);
        as(agency.manager());
        follow("listings", "saved=" + saved.id());
        assertThat(rows()).isEqualTo(1);
        assertThat(test(grid()).getRow(0).reference()).isEqualTo(wanted);
        assertThat(heading()).isEqualTo("Saved filters: Trees");
        assertThat(address()).isEqualTo("saved=" + saved.id());
    }

    @Test
    void whatWasRenamedInAnotherTabKeepsItsNameWhenItsFilterIsSaved() {
        var saved = searches.save("listings", "Trees", "q=maple", false);
        follow("listings", "saved=" + saved.id());
        var renamed = searches.revise(saved, "Maples", "q=maple", false);
        follow("listings", "q=willow&saved=" + saved.id());
        choose("Save the changes to “Trees”");
        assertThat(searches.find(saved.id())).hasValueSatisfying(now -> {
            assertThat(now.name()).isEqualTo("Maples");
            assertThat(now.query()).isEqualTo("q=willow");
            assertThat(now.version()).isEqualTo(renamed.version() + 1);
        });
    }

    @Test
    void aFilterThatMeansSomethingElseByNowIsNotSavedOverUnseen() {
        var saved = searches.save("listings", "Trees", "q=maple", false);
        follow("listings", "saved=" + saved.id());
        searches.revise(saved, "Trees", "q=oak", false);
        follow("listings", "q=willow&saved=" + saved.id());
        choose("Save the changes to “Trees”");
        assertThat(notice()).contains("This filter was changed meanwhile");
        assertThat(searches.find(saved.id())).map(SavedSearch::query).contains("q=oak");
    }

    @Test
    void whatIsSharedNoLongerStaysSoWhenItIsRenamedInAnotherTab() {
        var saved = searches.save("listings", "Trees", "q=maple", true);
        follow("listings", "saved=" + saved.id());
        choose("Rename or share…");
        searches.revise(saved, "Trees", "q=maple", false);
        test(name()).setValue("Maples");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(searches.find(saved.id())).hasValueSatisfying(now -> {
            assertThat(now.name()).isEqualTo("Maples");
            assertThat(now.shared()).isFalse();
        });
    }

    @Test
    void whatWasChangedInAnotherTabIsNotRemovedUnseen() {
        var saved = searches.save("listings", "Trees", "q=maple", false);
        follow("listings", "saved=" + saved.id());
        searches.revise(saved, "Maples", "q=maple", false);
        choose("Remove “Trees”");
        assertThat(notice()).contains("This filter was changed meanwhile");
        assertThat(heading()).isEqualTo("Saved filters: Maples");
        assertThat(searches.find(saved.id())).isPresent();
        choose("Remove “Maples”");
        assertThat(searches.find(saved.id())).isEmpty();
    }

    @Test
    void saysSoWhenALinkIsNotOnesOwnOrGoneAndShowsTheList() {
        flat("4 Willow Street");
        as(agency.manager());
        var theirs = searches.save("listings", "Secret", "q=nothing", false);
        as(agency.agent());
        for (var link : List.of("saved=" + theirs.id(), "saved=999999999", "saved=abc")) {
            follow("listings", link);
            assertThat(notice()).contains("This saved filter is not there");
            assertThat(rows()).isEqualTo(1);
            assertThat(heading()).isEqualTo("Saved filters");
        }
    }

    @Test
    void aFilterOfAnotherListIsNotOpenedHere() {
        var other = searches.save("contacts", "People", "q=nothing", false);
        follow("listings", "saved=" + other.id());
        assertThat(notice()).contains("This saved filter is not there");
    }

    @Test
    void saysWhenTheListDeviatesAndKeepsOrDropsTheChange() {
        flat("5 Willow Street");
        flat("6 Maple Street");
        var saved = searches.save("listings", "Trees", "q=willow", false);
        follow("listings", "saved=" + saved.id());
        test(text()).setValue("maple");
        assertThat(heading()).isEqualTo("Saved filters: Trees, changed");
        assertThat(address()).isEqualTo("q=maple&saved=" + saved.id());
        choose("Back to “Trees” as saved");
        assertThat(text().getValue()).isEqualTo("willow");
        assertThat(heading()).isEqualTo("Saved filters: Trees");
        test(text()).setValue("maple");
        choose("Save the changes to “Trees”");
        assertThat(searches.find(saved.id()).orElseThrow().query()).isEqualTo("q=maple");
        assertThat(heading()).isEqualTo("Saved filters: Trees");
    }

    @Test
    void aDeviatingLinkComesBackAsItWas() {
        flat("7 Maple Street");
        var saved = searches.save("listings", "Trees", "q=willow", false);
        follow("listings", "q=maple&saved=" + saved.id());
        assertThat(rows()).isEqualTo(1);
        assertThat(heading()).isEqualTo("Saved filters: Trees, changed");
    }

    @Test
    void takingEveryConditionAwayLeavesThePlainList() {
        var saved = searches.save("listings", "Trees", "q=willow", false);
        follow("listings", "saved=" + saved.id());
        test(find(Button.class).withText("Clear all").single()).click();
        assertThat(heading()).isEqualTo("Saved filters");
        assertThat(address()).isEmpty();
    }

    @Test
    void openingARowKeepsTheFilterOpen() {
        var wanted = flat("8 Willow Street");
        var saved = searches.save("listings", "Trees", "q=willow", false);
        follow("listings", "saved=" + saved.id());
        follow("listings/" + wanted, address());
        assertThat(rows()).isEqualTo(1);
        assertThat(heading()).isEqualTo("Saved filters: Trees");
    }

    @Test
    void removingCanBeUndone() {
        var saved = searches.save("listings", "Trees", "q=willow", true);
        follow("listings", "saved=" + saved.id());
        choose("Remove “Trees”");
        assertThat(searches.find(saved.id())).isEmpty();
        assertThat(heading()).isEqualTo("Saved filters");
        test(find(Button.class).withText("Undo").single()).click();
        assertThat(searches.find(saved.id())).isPresent();
    }

    @Test
    void offersAColleaguesFilterWithoutWhatIsItsOwners() {
        as(agency.manager());
        var theirs = searches.save("listings", "Trees", "q=willow", true);
        as(agency.agent());
        follow("listings", "saved=" + theirs.id());
        assertThat(entries())
                .contains("Of your branch", "Trees", "by Test Manager", "Copy its link", "Start here after signing in")
                .doesNotContain("Rename or share…", "Remove “Trees”");
    }

    @Test
    void oneBeginsWithTheFilterOneChose() {
        flat("9 Willow Street");
        flat("10 Maple Street");
        var saved = searches.save("listings", "Trees", "q=willow", false);
        follow("listings", "saved=" + saved.id());
        choose("Start here after signing in");
        UI.getCurrent().navigate("");
        roundTrip();
        assertThat(rows()).isEqualTo(1);
        assertThat(heading()).isEqualTo("Saved filters: Trees");
        choose("No longer start here");
        UI.getCurrent().navigate("");
        roundTrip();
        assertThat(rows()).isEqualTo(2);
    }

    // Columns

    @Test
    void laysTheGridOutAsItWasLeft() {
        layouts.remember(
                "listings",
                new ListLayout(
                        List.of(
                                new Column("RENT", true, "222px"),
                                new Column("GONE", true, null),
                                new Column("TOWN", false, null)),
                        Density.COMFORTABLE));
        statements.reset();
        navigate(ListingsView.class);
        assertThat(statements.statements())
                .filteredOn(sql -> sql.contains("list_layout"))
                .hasSize(1);
        assertThat(grid().getColumns()).hasSize(14);
        assertThat(grid().getColumnByKey("TOWN").isVisible()).isFalse();
        assertThat(grid().getColumnByKey("OUTCODE").isVisible()).isTrue();
        assertThat(grid().getColumnByKey("RENT").getWidth()).isEqualTo("222px");
        assertThat(grid().getColumnByKey("card")).isNull();
        assertThat(grid().hasClassName("comfortable")).isTrue();
    }

    @Test
    void remembersWhatIsHiddenMovedAndSpaced() {
        flat("11 Willow Street");
        navigate(ListingsView.class);
        openColumns();
        test(find(Checkbox.class).withLabel("Town").single()).click();
        assertThat(grid().getColumnByKey("TOWN").isVisible()).isFalse();
        test(find(Button.class).withAriaLabel("Move Rent pcm forward").single()).click();
        assertThat(keys().indexOf("RENT")).isEqualTo(keys().indexOf("BEDROOMS") - 1);
        await().untilAsserted(() -> {
            as(agency.agent());
            assertThat(layouts.of("listings"))
                    .hasValueSatisfying(kept -> assertThat(kept.columns())
                            .satisfies(columns -> assertThat(columns)
                                    .filteredOn(column -> !column.visible())
                                    .extracting(Column::key)
                                    .containsExactly("TOWN"))
                            .extracting(Column::key)
                            .containsSubsequence("RENT", "BEDROOMS"));
        });
        test(find(Button.class).withText("Back to the usual columns").single()).click();
        assertThat(grid().getColumnByKey("TOWN").isVisible()).isTrue();
        assertThat(keys()).containsSubsequence("TOWN", "OUTCODE", "PROPERTY_TYPE", "BEDROOMS", "RENT");
    }

    @Test
    void aHiddenColumnStillSortsAndTheMenuSaysSo() {
        flat("12 Willow Street");
        follow("listings", "sort=-rent");
        openColumns();
        test(find(Checkbox.class).withLabel("Rent pcm (sorted, falling)").single())
                .click();
        assertThat(grid().getColumnByKey("RENT").isVisible()).isFalse();
        assertThat(find(Checkbox.class).withLabel("Rent pcm (sorted, falling)").exists())
                .isTrue();
        assertThat(rows()).isEqualTo(1);
        assertThat(address()).isEqualTo("sort=-rent");
    }

    @Test
    void theLastColumnCannotBeHidden() {
        var hidden = grid(() -> navigate(ListingsView.class)).getColumns().stream()
                .map(Grid.Column::getKey)
                .filter(key -> !key.equals("RENT"))
                .map(key -> new Column(key, false, null))
                .toList();
        layouts.remember("listings", new ListLayout(hidden, Density.COMPACT));
        UI.getCurrent().navigate("sign-in");
        navigate(ListingsView.class);
        openColumns();
        assertThat(find(Checkbox.class).withLabel("Rent pcm").single().isEnabled())
                .isFalse();
    }

    // Stars and recent records

    @Test
    void opensLeaveATrailInTheNavigation() {
        var first = flat("13 Willow Street");
        var second = flat("14 Maple Street");
        navigate("listings/" + first, ListingsView.class);
        navigate("listings/" + second, ListingsView.class);
        assertThat(trail("Recent"))
                .extracting(SideNavItem::getLabel)
                .containsExactly("14 Maple Street, Bristol", "13 Willow Street, Bristol");
        assertThat(trail("Recent"))
                .extracting(SideNavItem::getPath)
                .containsExactly("listings/" + second, "listings/" + first);
        await().untilAsserted(() -> {
            as(agency.agent());
            assertThat(marks.marks().recent()).extracting(RecordLink::reference).containsExactly(second, first);
        });
    }

    @Test
    void aStarIsGivenAndTakenAway() {
        var wanted = flat("15 Willow Street");
        navigate("listings/" + wanted, ListingsView.class);
        assertThat(find(SideNav.class).all()).noneMatch(nav -> "Starred".equals(nav.getLabel()) && nav.isVisible());
        test(star("15 Willow Street, Bristol")).click();
        assertThat(star("15 Willow Street, Bristol").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(trail("Starred")).extracting(SideNavItem::getPath).containsExactly("listings/" + wanted);
        assertThat(marks.marks().starred()).hasSize(1);
        test(star("15 Willow Street, Bristol")).click();
        assertThat(star("15 Willow Street, Bristol").getElement().getAttribute("aria-pressed"))
                .isEqualTo("false");
        assertThat(marks.marks().starred()).isEmpty();
    }

    private Button star(String title) {
        return find(Button.class).withAriaLabel("Star " + title).single();
    }

    private List<SideNavItem> trail(String label) {
        return find(SideNav.class).all().stream()
                .filter(nav -> label.equals(nav.getLabel()))
                .flatMap(nav -> nav.getItems().stream())
                .toList();
    }

    private String heading() {
        return String.valueOf(find(SavedSearches.class)
                .single()
                .getChildren()
                .findFirst()
                .orElseThrow()
                .getElement()
                .getAttribute("aria-label"));
    }

    /** What the menu says, from top to bottom. */
    private String entries() {
        return text(opened(OwnDeskViewTests::isOfSavedFilters));
    }

    private void choose(String entry) {
        opened(OwnDeskViewTests::isOfSavedFilters);
        test(find(Button.class).withText(entry).single()).click();
        roundTrip();
    }

    private static boolean isOfSavedFilters(Popover popover) {
        return popover.getAriaLabel().filter("Saved filters"::equals).isPresent();
    }

    private void openColumns() {
        opened(popover -> popover.getTarget() instanceof ColumnMenu);
    }

    private Popover opened(Predicate<Popover> which) {
        var popover = find(Popover.class).withCondition(which).single();
        popover.open();
        roundTrip();
        return popover;
    }

    private String address() {
        return find(SavedSearches.class).single().address().getQueryString();
    }

    private List<String> keys() {
        return grid().getColumns().stream().map(Grid.Column::getKey).toList();
    }

    private TextField name() {
        return find(TextField.class).withLabel("Name").single();
    }

    private TextField text() {
        return find(TextField.class)
                .withAriaLabel("Reference, address, postcode or landlord")
                .single();
    }

    private ListingGrid grid() {
        return find(ListingGrid.class).single();
    }

    private ListingGrid grid(Runnable first) {
        first.run();
        return grid();
    }

    private int rows() {
        return test(grid()).size();
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

    private String notice() {
        return find(Notification.class).all().stream()
                .map(OwnDeskViewTests::text)
                .reduce("", String::concat);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
