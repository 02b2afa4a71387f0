package app.latchkey.users.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.users.Invitation;
import app.latchkey.users.InvitationService;
import app.latchkey.users.UserDetails;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserService;
import app.latchkey.users.UserSort;
import com.bastiaanjansen.otp.TOTPGenerator;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ProfileViewTests extends SpringBrowserlessTest {

    private static final String WANTED = "seven green umbrellas";

    @Autowired
    private Agencies agencies;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private UserService users;

    @Autowired
    private CurrentUser user;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    private void type(String present, String wanted, String again) {
        var fields = find(PasswordField.class).all();
        test(fields.get(0)).setValue(present);
        test(fields.get(1)).setValue(wanted);
        test(fields.get(2)).setValue(again);
        test(find(Button.class).withText("Change password").single()).click();
    }

    private List<String> wrong() {
        return find(PasswordField.class).all().stream()
                .filter(PasswordField::isInvalid)
                .map(PasswordField::getErrorMessage)
                .toList();
    }

    @Test
    void aPasswordIsChangedByWhoeverKnowsThePresentOneAndTypesTheNewOneTwice() {
        navigate(ProfileView.class);
        type(Agencies.PASSWORD, WANTED, "something else");
        assertThat(wrong()).containsExactly("The two are not the same.");
        type("wrong", WANTED, WANTED);
        assertThat(wrong()).containsExactly("That is not your present password.");
        type(Agencies.PASSWORD, "short", "short");
        assertThat(wrong()).containsExactly("Make it at least 12 characters long.");
        type(Agencies.PASSWORD, WANTED, WANTED);
        assertThat(wrong()).isEmpty();
        assertThat(find(Notification.class).all().getLast().getElement().getTextRecursively())
                .contains("Your password is changed");
        assertThat(find(PasswordField.class).all())
                .allMatch(field -> field.getValue().isEmpty());
    }

    @Test
    void aProgramThatOneSignedInIsListedAndEnded(@Autowired WebApplicationContext context) {
        var program = ApiClient.of(context).signIn(agency.agent().email(), Agencies.PASSWORD);
        Agencies.signIn(agency.agent());
        navigate(ProfileView.class);
        var list = find(SessionList.class).single();
        assertThat(list.getElement().getTextRecursively()).contains("A program");
        test(find(Button.class, list).single()).click();
        assertThat(find(SessionList.class).single().getElement().getTextRecursively())
                .doesNotContain("A program");
        assertThat(program.get("/api/v1/listings/count").status()).isEqualTo(401);
    }

    @Test
    void theSecondFactorIsOnOnceACodeWasTypedAndItsRecoveryCodesAreShownOnce() {
        navigate(ProfileView.class);
        test(find(Button.class).withText("Turn on").single()).click();
        prove("wrong");
        assertThat(wrong()).containsExactly("That is not your present password.");
        prove(Agencies.PASSWORD);
        var dialog = find(SecondFactorDialog.class).single();
        var code = find(TextField.class, dialog).single();
        var secret = find(Span.class, dialog)
                .withClassName("secret")
                .single()
                .getText()
                .replace(" ", "");
        test(code).setValue("000000");
        test(find(Button.class).withText("Turn on").all().getLast()).click();
        assertThat(dialog.getElement().getTextRecursively()).contains("That code is not right");
        test(code)
                .setValue(TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                        .at(Instant.now()));
        test(find(Button.class).withText("Turn on").all().getLast()).click();
        assertThat(find(UnorderedList.class, dialog).single().getComponentCount())
                .isEqualTo(10);
        test(find(Button.class).withText("I have written them down").single()).click();
        test(find(Button.class).withText("Turn off").single()).click();
        var off = find(PasswordDialog.class).single();
        test(find(PasswordField.class, off).single()).setValue(Agencies.PASSWORD);
        test(find(Button.class).withText("Turn off").all().getLast()).click();
        assertThat(find(Button.class).withText("Turn on").exists()).isTrue();
    }

    private void prove(String password) {
        var asked = find(PasswordDialog.class).single();
        test(find(PasswordField.class, asked).single()).setValue(password);
        test(find(Button.class).withText("Go on").single()).click();
    }

    private Button lastButton(String text) {
        return find(Button.class).withText(text).all().getLast();
    }

    private String tokens() {
        return find(ApiTokenSection.class).single().getElement().getTextRecursively();
    }

    @Test
    void aTokenIsMadeForSomethingAndShownOnce() {
        navigate(ProfileView.class);
        assertThat(tokens()).contains("You have none");
        test(find(Button.class).withText("Make a token").single()).click();
        var dialog = find(ApiTokenDialog.class).single();
        CheckboxGroup<?> scopes = find(CheckboxGroup.class, dialog).single();
        assertThat(scopes.getListDataView().getItems().toList())
                .isEqualTo(List.of(ApiScope.READ, ApiScope.WRITE, ApiScope.EXPORT));
        test(lastButton("Make a token")).click();
        var label = find(TextField.class, dialog).single();
        assertThat(label.getErrorMessage()).contains("Write what it is for");
        test(label).setValue("Nightly");
        test(lastButton("Make a token")).click();
        var present = find(PasswordField.class, dialog).single();
        assertThat(present.getErrorMessage()).contains("not your present password");
        test(present).setValue(Agencies.PASSWORD);
        test(lastButton("Make a token")).click();
        var token = find(TextField.class, dialog).single();
        assertThat(token.getValue()).startsWith("lk_");
        assertThat(token.isReadOnly()).isTrue();
        assertThat(dialog.getElement().getTextRecursively()).contains("it is not shown again");
        test(lastButton("I have copied it")).click();
        assertThat(tokens())
                .contains("Nightly", token.getValue().substring(0, 8), "read", "Never used")
                .doesNotContain(token.getValue(), "You have none", "Expires soon");
        test(find(Button.class).withText("Remove").single()).click();
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(tokens()).contains("You have none");
    }

    @Test
    void aTokenWorksUntilADayOfOnesOwnChoiceAndSaysWhenThatIsSoon() {
        navigate(ProfileView.class);
        test(find(Button.class).withText("Make a token").single()).click();
        var dialog = find(ApiTokenDialog.class).single();
        test(find(TextField.class, dialog).single()).setValue("Trial");
        test(find(PasswordField.class, dialog).single()).setValue(Agencies.PASSWORD);
        Select<?> lasts = find(Select.class, dialog).single();
        assertThat(lasts.getHelperText())
                .isEqualTo("Until the end of "
                        + BritishDates.format(Agencies.today().plusDays(90)));
        assertThat(find(DatePicker.class, dialog).exists()).isFalse();
        test(lasts).selectItem("Until a day I choose");
        var lastDay = find(DatePicker.class, dialog).single();
        test(lastButton("Make a token")).click();
        assertThat(lastDay.getErrorMessage()).contains("Choose a day");
        test(lastDay).setValue(Agencies.today().plusDays(3));
        test(lastButton("Make a token")).click();
        test(lastButton("I have copied it")).click();
        assertThat(tokens())
                .contains("Expires soon", BritishDates.format(Agencies.today().plusDays(3)));
    }

    @Test
    void whoHasYetToSetUpASecondFactorGetsToThatAndNoFurther() {
        UI.getCurrent().navigate("contacts");
        assertThat(getCurrentView()).isNotInstanceOf(ProfileView.class);
        Agencies.signIn(agency.admin().confined());
        var required = new SecondFactorRequired(user);
        UI.getCurrent().addBeforeEnterListener(required::beforeEnter);
        UI.getCurrent().navigate("contacts");
        assertThat(getCurrentView()).isInstanceOf(ProfileView.class);
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Your role needs a second factor");
        assertThat(find(ApiTokenSection.class).exists()).isFalse();
        test(find(Button.class).withText("Turn on").single()).click();
        prove(Agencies.PASSWORD);
        var dialog = find(SecondFactorDialog.class).single();
        var secret = find(Span.class, dialog)
                .withClassName("secret")
                .single()
                .getText()
                .replace(" ", "");
        test(find(TextField.class, dialog).single())
                .setValue(TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                        .at(Instant.now()));
        test(lastButton("Turn on")).click();
        test(lastButton("I have written them down")).click();
        assertThat(user.require().isConfined()).isFalse();
        UI.getCurrent().navigate("contacts");
        assertThat(getCurrentView()).isNotInstanceOf(ProfileView.class);
    }

    private String invited() {
        Agencies.signIn(agency.admin());
        var nora = new UserDetails("Nora New", "nora" + agency.id() + "@example.org", Role.AGENT, null);
        return invitations.invite(List.of(nora)).getFirst().path();
    }

    @Test
    void aLinkAsksForAPasswordAndAfterwardsForNothing() {
        // Whoever made it tries it out in the same browser: it is the newcomer's all the same.
        var path = invited();
        UI.getCurrent().navigate(path);
        assertThat(find(Main.class).single().getElement().getTextRecursively()).contains("Welcome, Nora New");
        var fields = find(PasswordField.class).all();
        test(fields.getFirst()).setValue("noranewnoranew");
        test(fields.getLast()).setValue("noranewnoranew");
        test(find(Button.class).withText("Set password").single()).click();
        assertThat(wrong()).singleElement().asString().contains("too easy to guess");
        test(fields.getFirst()).setValue(WANTED);
        test(fields.getLast()).setValue(WANTED);
        test(find(Button.class).withText("Set password").single()).click();
        assertThat(users.history(
                        users.rows(UserFilter.ALL, UserSort.DEFAULT, 0, 10).stream()
                                .filter(row -> row.name().equals("Nora New"))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        0,
                        1))
                .extracting(HistoryEvent::actor)
                .containsExactly("Nora New");
        UI.getCurrent().navigate(Invitation.ROUTE + "/nonsense");
        assertThat(find(Main.class).single().getElement().getTextRecursively()).contains("This link can’t be used");
        UI.getCurrent().navigate(path);
        assertThat(find(Main.class).single().getElement().getTextRecursively()).contains("This link can’t be used");
    }

    @Test
    void nobodyComesToTheSecondStepWithoutTheFirst() {
        Agencies.signOut();
        for (var step : List.of("sign-in/code", "sign-in/sessions")) {
            UI.getCurrent().navigate(step);
            assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("SignInView");
        }
    }
}
