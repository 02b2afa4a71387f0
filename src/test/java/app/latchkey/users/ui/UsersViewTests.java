package app.latchkey.users.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.users.ProfileService;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class UsersViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ProfileService profile;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    private static void follow(String query) {
        UI.getCurrent().navigate(UsersView.PATH, QueryParameters.fromString(query));
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    @Test
    void showsEverybodyOfTheAgency() {
        navigate(UsersView.class);
        assertThat(count()).isEqualTo("4 people");
        assertThat(test(find(UserGrid.class).single()).getRow(0).email())
                .isEqualTo(agency.admin().email());
    }

    @Test
    void opensWhatALinkNamesAndSaysWhatItCouldNotRead() {
        follow("role=manager&role=viewer&branch=" + agency.branchId() + "&sort=-email&status=asleep");
        assertThat(count()).isEqualTo("2 people");
        assertThat(find(Button.class).withText("Role: Manager, Viewer").exists())
                .isTrue();
        assertThat(find(Button.class).withText("Branch: North").exists()).isTrue();
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("status=asleep");
    }

    @Test
    void whatIsTypedFiltersAtOnceAndIsTakenAwayByItsChip() {
        navigate(UsersView.class);
        test(find(TextField.class).all().getFirst()).setValue("test agent");
        assertThat(count()).isEqualTo("1 person");
        test(find(Button.class).withText("Text: test agent").single()).click();
        assertThat(count()).isEqualTo("4 people");
        test(find(TextField.class).all().getFirst()).setValue("nobody at all");
        assertThat(count()).isEqualTo("Nobody");
    }

    private void open(SignedIn person) {
        UI.getCurrent().navigate(UsersView.PATH + "/" + person.id());
    }

    private Button button(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    @Test
    void aLinkOpensAPersonAndSaysSoWhenThereIsNone() {
        open(agency.agent());
        assertThat(find(PanelHeader.class).single().getElement().getTextRecursively())
                .contains("Test Agent")
                .contains("Active");
        UI.getCurrent()
                .navigate(UsersView.PATH + "/" + agencies.create().agent().id());
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("There is nobody with the number");
        assertThat(find(PanelHeader.class).exists()).isFalse();
    }

    @Test
    void whatCannotBeDoneToOneselfIsNotOffered() {
        open(agency.admin());
        assertThat(find(Button.class).withText("Suspend").exists()).isFalse();
        assertThat(find(Button.class).withText("Leaves the agency…").exists()).isFalse();
        assertThat(find(Button.class).withText("Edit").exists()).isTrue();
    }

    @Test
    void anEditThatCannotBeKeepsTheTypingAndSaysWhere() {
        open(agency.agent());
        test(button("Edit")).click();
        var email = find(TextField.class, find(UserFields.class).single()).all().getLast();
        test(email).setValue(agency.manager().email());
        test(button("Save")).click();
        assertThat(email.isInvalid()).isTrue();
        assertThat(email.getErrorMessage()).contains("Somebody has this address already");
        assertThat(email.getValue()).isEqualTo(agency.manager().email());
        test(email).setValue("somebody" + agency.id() + "@example.org");
        test(button("Save")).click();
        assertThat(find(UserFields.class).exists()).isFalse();
        assertThat(find(Facts.class).single().getElement().getTextRecursively())
                .contains("somebody" + agency.id() + "@example.org");
    }

    @Test
    void somebodyIsSuspendedAfterAQuestionAndReactivatedWithoutOne() {
        open(agency.agent());
        test(button("Suspend")).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(Span.class).withClassName("SUSPENDED").exists()).isTrue();
        test(button("Reactivate")).click();
        assertThat(find(Span.class).withClassName("SUSPENDED").exists()).isFalse();
    }

    @Test
    void theTokensOfSomebodyAreRemovedAfterAQuestion() {
        open(agency.agent());
        assertThat(find(Button.class).withText("Remove API tokens").exists()).isFalse();
        CurrentUser.runAs(
                agency.agent(),
                () -> profile.makeApiToken("Nightly", Set.of(ApiScope.READ), Agencies.today(), Agencies.PASSWORD));
        open(agency.manager());
        open(agency.agent());
        test(button("Remove API tokens")).click();
        var ask = find(ConfirmDialog.class).single();
        assertThat(ask.getElement().getProperty("message")).contains("The one token they have stops");
        test(ask).confirm();
        assertThat(find(Button.class).withText("Remove API tokens").exists()).isFalse();
        assertThat(find(Notification.class).all().getLast().getElement().getTextRecursively())
                .contains("No program works in the name of Test Agent");
    }

    @Test
    void whoInvitesGetsTheLinkToHandOn() {
        navigate(UsersView.class);
        test(button("Invite")).click();
        var dialog = find(InviteDialog.class).single();
        test(button("Invite")).click();
        assertThat(find(TextField.class, dialog).all()).allMatch(TextField::isInvalid);
        var fields = find(TextField.class, dialog).all();
        test(fields.getFirst()).setValue("Nora New");
        test(fields.getLast()).setValue("nora" + agency.id() + "@example.org");
        test(button("Invite")).click();
        assertThat(find(TextField.class, find(LinksDialog.class).single())
                        .single()
                        .getLabel())
                .isEqualTo("Nora New · nora" + agency.id() + "@example.org");
        assertThat(find(LinksDialog.class).single().getElement().getTextRecursively())
                .contains("No mail server is set");
        assertThat(count()).isEqualTo("5 people");
    }

    @Test
    void whoLeavesIsAskedWhoTakesOver() {
        PlainListings.insert(2, ListingStatus.AVAILABLE, agency, agencies, database);
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update listing set negotiator_id = ?", agency.agent().id()));
        open(agency.agent());
        test(button("Leaves the agency…")).click();
        var dialog = find(LeaveDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("2 listings");
        ComboBox<?> heir = find(ComboBox.class, dialog).single();
        test(heir).selectItem("Test Manager");
        test(button("Test Agent leaves")).click();
        assertThat(find(Span.class).withClassName("LEFT").exists()).isTrue();
        assertThat(find(Button.class).withText("Edit").exists()).isFalse();
    }
}
