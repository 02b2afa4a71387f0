package app.latchkey.users.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.InvitationService;
import app.latchkey.users.PortfolioTooLarge;
import app.latchkey.users.ProfileService;
import app.latchkey.users.StaffService;
import app.latchkey.users.UserChanges;
import app.latchkey.users.UserService;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
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

    @Autowired
    private UserService users;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private LiveChanges live;

    @Autowired
    private StaffService staff;

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

    @Test
    void aLinkShowsThoseWhoDidNotSignInForLong() {
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update users set last_sign_in_at = now() - interval '91 days' where id = ?",
                        agency.viewer().id()));
        follow("last_sign_in=not_for_90_days");
        assertThat(count()).isEqualTo("1 person");
        assertThat(test(find(UserGrid.class).single()).getRow(0).id())
                .isEqualTo(agency.viewer().id());
        follow("last_sign_in=not_for_90_days&last_sign_in=never&last_sign_in=soon");
        assertThat(count()).isEqualTo("4 people");
        assertThat(find(Notification.class).all().getLast().getElement().getTextRecursively())
                .contains("last_sign_in=soon");
        test(find(Button.class)
                        .withText("Last signed in: More than 90 days ago, Never")
                        .single())
                .click();
        assertThat(find(Button.class).withText("Clear all").exists()).isFalse();
    }

    @Test
    void saysHowManyThereAreAndLeadsToThem() {
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update users set status = 'LEFT' where id = ?",
                        agency.viewer().id()));
        navigate(UsersView.class);
        settle(() -> assertThat(find(PeopleFigures.class).single().getElement().getTextRecursively())
                .contains("All accounts 4")
                .contains("Active 3")
                .contains("Invited, suspended or left 1")
                .contains("Viewer 1")
                .contains("In 7 days 4"));
        var links = find(Anchor.class, find(PeopleFigures.class).single()).all();
        assertThat(links)
                .extracting(Anchor::getHref)
                .startsWith("users", "users?status=active", "users?status=invited&status=suspended&status=left")
                .endsWith("users?role=viewer");
        follow("status=invited&status=suspended&status=left");
        assertThat(count()).isEqualTo("1 person");
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
    void aboutOneselfThereIsNothingToDoButToEdit() {
        open(agency.admin());
        assertThat(find(Button.class, find(UserPanel.class).single()).all().stream()
                        .map(Button::getText)
                        .filter(text -> !text.isBlank()))
                .containsExactly("Edit");
        assertThat(find(RouterLink.class, find(UserPanel.class).single())
                        .single()
                        .getHref())
                .isEqualTo("profile");
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
                .contains("No mail server is set")
                .doesNotContain("mailed,");
        assertThat(count()).isEqualTo("5 people");
    }

    @Test
    void saysWhatBecameOfTheMailWithALinkFromMomentToMoment() {
        Agencies.byColleague(
                agency.admin(), () -> invitations.link(agency.agent().id()));
        open(agency.agent());
        assertThat(linkLine()).contains("Works until").contains("no mail server was set");
        mailing("'WAITING', secret = 'x'");
        open(agency.manager());
        open(agency.agent());
        assertThat(linkLine()).contains("Being mailed since");
        mailing("'DELAYED', secret = 'x'");
        settle(() -> assertThat(linkLine()).contains("did not take it at").contains("tried again"));
        mailing("'FAILED', secret = null");
        settle(() -> assertThat(linkLine()).contains("Make a new link"));
        assertThat(find(Span.class, find(LinkLine.class).single())
                        .withClassName("failed")
                        .exists())
                .isTrue();
        mailing("'SENT', secret = null");
        settle(() -> assertThat(linkLine()).contains("Mailed ").doesNotContain("did not"));
        test(button("Link for a new password")).click();
        assertThat(linkLine()).contains("no mail server was set");
    }

    private String linkLine() {
        return find(LinkLine.class).single().getElement().getTextRecursively();
    }

    private void mailing(String state) {
        agencies.within(agency.id(), () -> {
            database.update("update password_link set mail_at = now(), mail = " + state);
            live.changed(StaffService.ENTITY, List.of(agency.agent().id()));
            return state;
        });
    }

    private void settle(ThrowingRunnable expected) {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            expected.run();
        });
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

    @Test
    void whoLooksAfterTooMuchForOneStepStaysAndTheDialogSaysWhatToDo() {
        var changes = mock(UserChanges.class);
        when(changes.portfolio(agency.agent().id())).thenReturn(Map.of("listing", 60_000L));
        doThrow(new PortfolioTooLarge("listing", 50_000, new IllegalStateException()))
                .when(changes)
                .leave(any(), any());
        var agent = users.find(agency.agent().id()).orElseThrow();
        var dialog = new LeaveDialog(agent, changes, staff, () -> fail("Nobody left"));
        dialog.open();
        test(button("Test Agent leaves")).click();
        assertThat(dialog.isOpened()).isTrue();
        assertThat(find(Trouble.class, dialog).single().getElement().getTextRecursively())
                .contains("more than 50,000 listings")
                .contains("first");
    }
}
