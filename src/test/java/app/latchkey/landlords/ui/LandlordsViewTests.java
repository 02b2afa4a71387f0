package app.latchkey.landlords.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.Contacts;
import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.live.Presence;
import app.latchkey.platform.ui.PresenceBar;
import app.latchkey.platform.ui.Shortcut;
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
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class LandlordsViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private LandlordService landlords;

    @Autowired
    private ContactService contacts;

    @Autowired
    private SavedSearchService searches;

    @Autowired
    private ListLayoutService layouts;

    @Autowired
    private RecordMarkService marks;

    @Autowired
    private Presence presence;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    @Test
    void opensWhatALinkNames() {
        long ada = agencies.landlord(agency, "Ada", "Byron");
        agencies.landlord(agency, "Owen", "Pryce");
        follow("landlords/" + ada, "q=byron&status=active&checks=clear&sort=-aml_expires_on");
        assertThat(rows()).isEqualTo(1);
        assertThat(find(Span.class).withClassName("count").single().getText()).isEqualTo("1 landlord");
        assertThat(find(H2.class).withText("Ada Byron").exists()).isTrue();
        assertThat(find(Button.class).withText("Status: Active").exists()).isTrue();
        assertThat(find(Button.class).withText("Checks: Clear").exists()).isTrue();
    }

    @Test
    void theDaysThatAFigureNamesAreAFilterAndStayWhenMoreIsTyped() {
        agencies.landlord(agency, "Ada", "Byron");
        agencies.landlord(agency, "Owen", "Pryce");
        var today = Agencies.today();
        var days = "Added: %s – %s".formatted(BritishDates.format(today.minusDays(2)), BritishDates.format(today));
        follow("landlords", "added_from=%s&added_to=%s".formatted(today.minusDays(2), today));
        assertThat(rows()).isEqualTo(2);
        test(find(TextField.class).all().getFirst()).setValue("byron");
        assertThat(rows()).isEqualTo(1);
        assertThat(find(Button.class).withText(days).exists()).isTrue();
        test(find(Button.class).withText(days).single()).click();
        assertThat(find(Button.class).withText(days).exists()).isFalse();
        follow("landlords", "added_from=%s".formatted(today.plusDays(1)));
        assertThat(rows()).isZero();
    }

    @Test
    void makesALandlordOfSomebodyNew() {
        navigate("landlords/new", LandlordsView.class);
        test(field("Last name")).setValue("Byron");
        test(field("Repairs without asking up to")).setValue("250");
        test(button("Add landlord")).click();
        assertThat(landlords.count(LandlordFilter.ofText("byron"))).isEqualTo(1);
        assertThat(find(H2.class).withText("Byron").exists()).isTrue();
    }

    @Test
    void makesALandlordOfTheContactTheLinkNames() {
        long ada = contacts.create(Contacts.person("Ada", "Byron").details(), Set.of());
        follow("landlords/new", "contact=" + ada);
        test(button("Add landlord")).click();
        assertThat(landlords.ofContact(ada)).isPresent();
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
    }

    @Test
    void savesAnEditAndKeepsWhatCannotBeRead() {
        long ada = landlords.create(Contacts.person("Ada", "Byron").details(), LandlordDetails.NEW, Set.of());
        navigate("landlords/" + ada, LandlordsView.class);
        test(button("Edit")).click();
        test(field("Repairs without asking up to")).setValue("much");
        test(button("Save")).click();
        assertThat(field("Repairs without asking up to").isInvalid()).isTrue();
        test(field("Repairs without asking up to")).setValue("1,250");
        test(button("Save")).click();
        assertThat(landlords.find(ada).orElseThrow().details().repairLimitPence())
                .isEqualTo(1_250_00L);
    }

    @Test
    void aLinkNamesASavedFilter() {
        agencies.landlord(agency, "Ada", "Byron");
        agencies.landlord(agency, "Owen", "Pryce");
        var saved = searches.save("landlords", "Mine", "q=byron", false);
        follow("landlords", "saved=" + saved.id());
        assertThat(rows()).isEqualTo(1);
        assertThat(find(SavedSearches.class).single().address().getQueryString())
                .isEqualTo("saved=" + saved.id());
    }

    @Test
    void columnsStandAsTheyWereLeft() {
        layouts.remember("landlords", new ListLayout(List.of(new Column("EMAIL", false, null)), Density.COMFORTABLE));
        navigate(LandlordsView.class);
        var grid = find(LandlordGrid.class).single();
        assertThat(grid.getColumnByKey("EMAIL").isVisible()).isFalse();
        assertThat(grid.getColumns())
                .filteredOn(Grid.Column::isVisible)
                .extracting(Grid.Column::getKey)
                .containsExactly("NAME", "STATUS", "AML_STATUS", "AML_EXPIRES_ON", "PHONE");
    }

    @Test
    void isStarredByWhatItIsCalled() {
        long id = agencies.landlord(agency, "Ada", "Byron");
        navigate("landlords/" + id, LandlordsView.class);
        test(find(Button.class).withAriaLabel("Star Ada Byron").single()).click();
        assertThat(marks.marks().starred()).extracting(RecordLink::path).containsExactly("landlords/" + id);
    }

    @Test
    void anOrderWithoutAColumnIsShownInNoHeader() {
        agencies.landlord(agency, "Ada", "Byron");
        follow("landlords", "sort=-created");
        assertThat(rows()).isEqualTo(1);
        assertThat(find(LandlordGrid.class).single().getSortOrder()).isEmpty();
    }

    @Test
    void saysWhichKeysItHears() {
        navigate(LandlordsView.class);
        assertThat(find(LandlordsView.class).single().shortcuts())
                .extracting(Shortcut::keys)
                .contains(List.of("/"), List.of("N"), List.of("Ctrl", "S"));
    }

    @Test
    void aStaleEditIsMergedFieldByField() {
        long id = landlords.create(Contacts.person("Ada", "Byron").details(), LandlordDetails.NEW, Set.of());
        navigate("landlords/" + id, LandlordsView.class);
        test(button("Edit")).click();
        test(field("Repairs without asking up to")).setValue("250");
        byColleague(() -> check(id));
        test(button("Save")).click();
        assertThat(text(find(Div.class).withClassName("form-trouble").all().getLast()))
                .contains("Test Manager saved this");
        test(find(Button.class).withText("Save merged").single()).click();
        var saved = landlords.find(id).orElseThrow().details();
        assertThat(saved.repairLimitPence()).isEqualTo(250_00L);
        assertThat(saved.amlStatus()).isEqualTo(AmlStatus.REFERRED);
    }

    @Test
    void whoElseHasItOpenIsShown() {
        long id = landlords.create(Contacts.person("Ada", "Byron").details(), LandlordDetails.NEW, Set.of());
        navigate("landlords/" + id, LandlordsView.class);
        var place = new Presence.Place(agency.id(), LandlordService.ENTITY, id);
        try (var colleague = presence.enter(place, agency.manager().id(), () -> {})) {
            hears(() -> text(find(PresenceBar.class).single()).contains("Test Manager"));
            colleague.editing(true);
            hears(() -> text(find(PresenceBar.class).single()).contains("Test Manager, editing"));
        }
        test(button("Edit")).click();
        assertThat(presence.at(place))
                .containsExactly(new Presence.Visitor(agency.agent().id(), true));
    }

    @Test
    void offersAViewerNothingToChange() {
        long ada = agencies.landlord(agency, "Ada", "Byron");
        Agencies.signIn(agency.viewer());
        navigate("landlords/" + ada, LandlordsView.class);
        assertThat(find(Button.class).withText("Edit").exists()).isFalse();
        assertThat(find(Button.class).withText("New landlord").exists()).isFalse();
    }

    @Test
    void aRowInSightChangesWhereItStands() {
        long ada = agencies.landlord(agency, "Ada", "Byron");
        navigate(LandlordsView.class);
        roundTrip();
        find(LandlordGrid.class).single().getDataCommunicator().setViewportRange(0, 50);
        roundTrip();
        byColleague(() -> check(ada));
        hears(() -> find(LandlordGrid.class)
                        .single()
                        .getDataCommunicator()
                        .getKeyMapper()
                        .get("1")
                        .amlStatus()
                == AmlStatus.REFERRED);
    }

    private void check(long id) {
        var theirs = landlords.find(id).orElseThrow();
        var d = theirs.details();
        landlords.update(theirs.with(
                new LandlordDetails(d.status(), AmlStatus.REFERRED, null, d.overseas(), d.repairLimitPence())));
    }

    private void byColleague(Runnable work) {
        Agencies.byColleague(agency.manager(), work);
    }

    /** Notifications need a moment, and the screen takes them between two of its own requests. */
    private void hears(Callable<Boolean> seen) {
        await().atMost(Duration.ofSeconds(10)).pollInSameThread().until(() -> {
            roundTrip();
            return seen.call();
        });
    }

    private void follow(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        roundTrip();
    }

    private int rows() {
        return test(find(LandlordGrid.class).single()).size();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
