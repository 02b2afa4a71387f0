package app.latchkey.contacts.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactKind;
import app.latchkey.contacts.ContactMergeService;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.Contacts;
import app.latchkey.platform.live.Presence;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.LiveRows;
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
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
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
class ContactsViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ContactMergeService merges;

    @Autowired
    private StatementCounter statements;

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
        Agencies.signIn(agency.manager());
    }

    @Test
    void opensWhatALinkNames() {
        long ada = person("Ada", "Byron");
        person("Owen", "Pryce");
        follow("contacts/" + ada, "q=byron&sort=-created");
        assertThat(rows()).isEqualTo(1);
        assertThat(count()).isEqualTo("1 contact");
        assertThat(find(H2.class).withText("Ada Byron").exists()).isTrue();
        assertThat(find(Button.class).withText("Text: byron").exists()).isTrue();
    }

    @Test
    void ignoresNonsenseInALinkWithANotice() {
        person("Ada", "Byron");
        follow("contacts/nobody", "kind=robot&sort=shoe_size");
        assertThat(rows()).isEqualTo(1);
        assertThat(notice()).contains("kind=robot").contains("There is no contact nobody");
    }

    @Test
    void saysWhatToDoWhenNothingMatches() {
        follow("contacts", "q=nothing-like-this");
        assertThat(rows()).isZero();
        assertThat(count()).isEqualTo("No contacts");
    }

    @Test
    void openingAContactTakesFewStatements() {
        long ada = person("Ada", "Byron");
        navigate(ContactsView.class);
        statements.reset();
        navigate("contacts/" + ada, ContactsView.class);
        rows();
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void entersAContact() {
        navigate("contacts/new", ContactsView.class);
        test(field("First name")).setValue("Ada");
        test(field("Last name")).setValue("Byron");
        test(field("Phone")).setValue("(07700) 900 123");
        test(button("Add contact")).click();
        var saved = contacts.rows(ContactFilter.ofText("byron"), ContactSort.DEFAULT, 0, 1)
                .getFirst();
        assertThat(saved.phone()).hasToString("+447700900123");
        assertThat(find(H2.class).withText("Ada Byron").exists()).isTrue();
    }

    @Test
    void keepsWhatWasTypedWhenAFieldCannotBeSo() {
        navigate("contacts/new", ContactsView.class);
        test(field("First name")).setValue("Ada");
        test(field("Phone")).setValue("ask her husband");
        test(button("Add contact")).click();
        assertThat(field("Phone").isInvalid()).isTrue();
        assertThat(field("Phone").getValue()).isEqualTo("ask her husband");
        test(field("Phone")).setValue("");
        test(field("First name")).setValue("");
        test(field("E-mail")).setValue("nowhere");
        test(button("Add contact")).click();
        assertThat(field("Last name").isInvalid()).isTrue();
        assertThat(field("E-mail").isInvalid()).isTrue();
        assertThat(contacts.count(ContactFilter.ALL)).isZero();
    }

    @Test
    void warnsOfADuplicateAsOneTypesAndSavesWhenToldItIsSomebodyElse() {
        contacts.create(
                Contacts.person("Ada", "Byron").email("ada@mail.example").details(), Set.of());
        navigate("contacts/new", ContactsView.class);
        test(field("Last name")).setValue("Lovelace");
        assertThat(find(DuplicateWarning.class).exists()).isFalse();
        test(field("E-mail")).setValue("Ada@mail.example");
        assertThat(text(find(DuplicateWarning.class).single()))
                .contains("Ada Byron")
                .contains("same e-mail");
        test(button("Add contact")).click();
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(1);
        assertThat(field("Last name").getValue()).isEqualTo("Lovelace");
        test(find(Checkbox.class)
                        .withLabel("None of these: it is somebody else")
                        .single())
                .click();
        test(button("Add contact")).click();
        assertThat(contacts.count(ContactFilter.ALL)).isEqualTo(2);
    }

    @Test
    void asksBeforeTypingIsThrownAway() {
        navigate("contacts/new", ContactsView.class);
        test(field("Last name")).setValue("Byron");
        UI.getCurrent().navigate("contacts");
        assertThat(find(ConfirmDialog.class).single().isOpened()).isTrue();
        assertThat(field("Last name").getValue()).isEqualTo("Byron");
    }

    @Test
    @SuppressWarnings("unchecked")
    void mergesTwoOfWhomOneIsChosenToStayAndUndoesIt() {
        long ada = contacts.create(
                Contacts.person("Ada", "Byron").phone("07700 900123").details(), Set.of());
        long again = contacts.create(
                Contacts.person("A", "Byron")
                        .phone("07700 900123")
                        .email("ada@mail.example")
                        .details(),
                Set.of(ada));
        navigate("contacts/" + ada, ContactsView.class);
        test(find(Button.class)
                        .withCondition(
                                button -> button.getText().equals("Merge") && inside(button, DuplicateWarning.class))
                        .single())
                .click();
        var name = (MergeChoice<Object>) find(MergeChoice.class)
                .withCondition(choice -> "Name".equals(choice.getLabel()))
                .single();
        assertThat(find(RadioButtonGroup.class).all()).hasSize(2);
        name.setValue(name.getListDataView().getItem(1));
        test(button("Merge the two")).click();
        assertThat(contacts.find(again).orElseThrow().mergedInto()).isEqualTo(ada);
        assertThat(contacts.find(ada).orElseThrow().details())
                .isEqualTo(Contacts.person("A", "Byron")
                        .phone("07700 900123")
                        .email("ada@mail.example")
                        .details());
        assertThat(notice()).contains("is merged into");
        test(find(Button.class)
                        .withCondition(button -> button.getText().equals("Undo") && inside(button, MergeTrail.class))
                        .single())
                .click();
        assertThat(contacts.find(again).orElseThrow().archived()).isFalse();
        assertThat(contacts.find(ada).orElseThrow().name()).isEqualTo("Ada Byron");
        assertThat(merges.mergesInto(ada)).isEmpty();
    }

    @Test
    void anAgentEditsButDoesNotMerge() {
        long ada = person("Ada", "Byron");
        Agencies.signIn(agency.agent());
        navigate("contacts/" + ada, ContactsView.class);
        assertThat(find(Button.class).withText("Edit").exists()).isTrue();
        assertThat(find(Button.class).withText("Merge").exists()).isFalse();
    }

    @Test
    void aLinkNamesASavedFilter() {
        person("Ada", "Byron");
        person("Owen", "Pryce");
        var saved = searches.save("contacts", "Mine", "q=byron", false);
        follow("contacts", "saved=" + saved.id());
        assertThat(rows()).isEqualTo(1);
        assertThat(find(SavedSearches.class).single().address().getQueryString())
                .isEqualTo("saved=" + saved.id());
    }

    @Test
    void columnsStandAsTheyWereLeft() {
        layouts.remember("contacts", new ListLayout(List.of(new Column("kind", false, null)), Density.COMFORTABLE));
        navigate(ContactsView.class);
        var grid = find(ContactGrid.class).single();
        assertThat(grid.getColumnByKey("kind").isVisible()).isFalse();
        assertThat(grid.getColumns())
                .filteredOn(Grid.Column::isVisible)
                .extracting(Grid.Column::getKey)
                .containsExactly("NAME", "roles", "EMAIL", "PHONE", "POSTCODE", "CREATED");
    }

    @Test
    void isStarredByWhatItIsCalled() {
        long id = person("Ada", "Byron");
        navigate("contacts/" + id, ContactsView.class);
        test(find(Button.class).withAriaLabel("Star Ada Byron").single()).click();
        assertThat(marks.marks().starred()).extracting(RecordLink::path).containsExactly("contacts/" + id);
    }

    @Test
    void saysWhichKeysItHears() {
        navigate(ContactsView.class);
        assertThat(find(ContactsView.class).single().shortcuts())
                .extracting(Shortcut::keys)
                .contains(List.of("/"), List.of("N"), List.of("Ctrl", "S"));
    }

    @Test
    void thePersonOfACompanyKeepsItsName() {
        Agencies.signIn(agency.agent());
        long id = contacts.create(
                Contacts.person("Ada", "Byron")
                        .companyName("Analytical Lettings")
                        .companyNumber("01234567")
                        .details(),
                Set.of());
        navigate("contacts/" + id, ContactsView.class);
        assertThat(find(Facts.class).all())
                .anyMatch(facts -> facts.getElement().getTextRecursively().contains("Analytical Lettings"));
        test(button("Edit")).click();
        assertThat(field("Company name").getValue()).isEqualTo("Analytical Lettings");
        test(field("E-mail")).setValue("ada@mail.example");
        test(button("Save")).click();
        var saved = contacts.find(id).orElseThrow().details();
        assertThat(saved.email()).isEqualTo("ada@mail.example");
        assertThat(saved.companyName()).isEqualTo("Analytical Lettings");
        assertThat(saved.companyNumber()).isEqualTo("01234567");
        assertThat(saved.kind()).isEqualTo(ContactKind.PERSON);
    }

    @Test
    void aStaleEditIsMergedFieldByField() {
        Agencies.signIn(agency.agent());
        long id = person("Ada", "Byron");
        navigate("contacts/" + id, ContactsView.class);
        test(button("Edit")).click();
        test(field("E-mail")).setValue("ada@mail.example");
        byColleague(() -> rename(id));
        test(button("Save")).click();
        assertThat(text(find(Div.class).withClassName("form-trouble").all().getLast()))
                .contains("Test Manager saved this");
        test(find(Button.class).withText("Save merged").single()).click();
        var saved = contacts.find(id).orElseThrow().details();
        assertThat(saved.email()).isEqualTo("ada@mail.example");
        assertThat(saved.lastName()).isEqualTo("Lovelace");
        assertThat(find(H2.class).withText("Ada Lovelace").exists()).isTrue();
    }

    @Test
    void aRowInSightChangesWhereItStandsAndANewOneWaits() {
        Agencies.signIn(agency.agent());
        long id = person("Ada", "Byron");
        navigate(ContactsView.class);
        roundTrip();
        find(ContactGrid.class).single().getDataCommunicator().setViewportRange(0, 50);
        roundTrip();
        byColleague(() -> {
            var theirs = contacts.find(id).orElseThrow();
            contacts.update(theirs.with(
                    Contacts.person("Ada", "Byron").email("ada@mail.example").details()));
        });
        hears(() -> "ada@mail.example".equals(held().email()));
        byColleague(() -> person("Owen", "Pryce"));
        hears(() -> text(find(LiveRows.class).single()).contains("1 contact changed"));
    }

    /** The one row that the browser holds. */
    private ContactRow held() {
        return find(ContactGrid.class)
                .single()
                .getDataCommunicator()
                .getKeyMapper()
                .get("1");
    }

    @Test
    void whoElseHasItOpenIsShown() {
        Agencies.signIn(agency.agent());
        long id = person("Ada", "Byron");
        navigate("contacts/" + id, ContactsView.class);
        var place = new Presence.Place(agency.id(), ContactService.ENTITY, id);
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
        long ada = person("Ada", "Byron");
        Agencies.signIn(agency.viewer());
        navigate("contacts/" + ada, ContactsView.class);
        for (var step : new String[] {"Edit", "Merge", "Archive", "New contact", "Add as landlord"}) {
            assertThat(find(Button.class).withText(step).exists()).as(step).isFalse();
        }
    }

    private long person(String firstName, String lastName) {
        return contacts.create(Contacts.person(firstName, lastName).details(), Set.of());
    }

    private void rename(long id) {
        var theirs = contacts.find(id).orElseThrow();
        contacts.update(theirs.with(Contacts.person("Ada", "Lovelace").details()));
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
        return test(find(ContactGrid.class).single()).size();
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
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

    private String notice() {
        return find(Notification.class).all().stream()
                .map(ContactsViewTests::text)
                .reduce("", String::concat);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
