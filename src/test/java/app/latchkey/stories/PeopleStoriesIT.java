package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People: invited, let in by more than a password, and sent out. */
@ExtendWith(StoryDesk.Open.class)
class PeopleStoriesIT {

    private static final String PASSWORD = "seven green umbrellas";
    private static final Pattern INSIDE = Pattern.compile("^(?!.*(sign-in|set-password)).*$");

    private final StoryDesk desk;

    PeopleStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    /** Invites somebody and chooses their password by the link. */
    private void bringIn(Visitor admin, Visitor newcomer, String name, String email) {
        admin.go("/users");
        admin.button("Invite").click();
        admin.field("Name").fill(name);
        admin.field("E-mail").fill(email);
        admin.page()
                .locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Invite").setExact(true))
                .click();
        var link = admin.field(name + " · " + email);
        assertThat(link).hasValue(Pattern.compile("http.*/set-password/.{43}"));
        var address = link.inputValue();
        assertEquals(address, copied(admin, "Copy the link of " + name));
        admin.button("Done").click();
        newcomer.page().navigate(address);
        newcomer.field("New password").fill("password1234");
        newcomer.field("New password again").fill("password1234");
        newcomer.button("Set password").click();
        assertThat(newcomer.refusal("That is too easy to guess")).isVisible();
        newcomer.field("New password").fill(PASSWORD);
        newcomer.field("New password again").fill(PASSWORD);
        newcomer.button("Set password").click();
        assertThat(newcomer.page().getByText("Your password is set. Sign in with it."))
                .isVisible();
        newcomer.page().navigate(address);
        assertThat(newcomer.page().getByText("This link can’t be used")).isVisible();
    }

    /** What is on the clipboard after a press of this button. */
    private static String copied(Visitor person, String button) {
        person.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        person.button(button).click();
        assertThat(person.page().getByText("Copied")).isVisible();
        return person.page().evaluate("navigator.clipboard.readText()").toString();
    }

    private static void prove(Visitor person) {
        person.page().locator("vaadin-dialog").getByLabel("Present password").fill(PASSWORD);
        person.button("Go on").click();
    }

    private static void enter(Visitor person, String email) {
        person.go("/sign-in").fillSignIn(email, PASSWORD);
    }

    private static void out(Visitor person) {
        person.page().locator(".user-menu").click();
        person.button("Sign out").click();
        person.page().waitForURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void somebodyIsInvitedByALinkAndSuspendedWhileSignedIn() {
        try (var admin = desk.visitor().signIn(StoryDesk.ADMIN);
                var newcomer = desk.visitor()) {
            admin.go("/users");
            admin.button("Invite").click();
            admin.findsNothingToObjectToInLightAndDark("invite");
            admin.button("Cancel").click();
            bringIn(admin, newcomer, "Nora New", "nora@harbourvale.example");
            enter(newcomer, "nora@harbourvale.example");
            newcomer.page().waitForURL(INSIDE);
            admin.page().locator("vaadin-text-field input").first().fill("nora@");
            assertThat(admin.page().locator(".count")).hasText("1 person");
            admin.openFirstRow();
            admin.tab("Signed in");
            assertThat(admin.page().getByText("Chrome, Linux")).isVisible();
            admin.findsNothingToObjectToInLightAndDark("somebody of the agency");
            admin.button("Suspend").click();
            admin.page()
                    .locator("vaadin-confirm-dialog")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Suspend").setExact(true))
                    .click();
            newcomer.page()
                    .waitForURL(Pattern.compile(".*/sign-in\\?ended"), new Page.WaitForURLOptions().setTimeout(8_000));
            assertThat(newcomer.page().getByText("You were signed out here")).isVisible();
            // Nothing of the ended session is left by then, and what is typed meanwhile stays.
            newcomer.page().locator("input[name=username]").fill("nora@");
            newcomer.page().waitForTimeout(2_000);
            assertThat(newcomer.page().locator("input[name=username]")).hasValue("nora@");
            newcomer.fillSignIn("nora@harbourvale.example", PASSWORD);
            assertThat(newcomer.page().getByText("That did not match")).isVisible();
            assertThat(admin.page().locator(".panel .status")).hasText("Suspended");
        }
    }

    @Test
    void somebodySignsInWithACodeOfTheirPhone() {
        try (var admin = desk.visitor().signIn(StoryDesk.ADMIN);
                var careful = desk.visitor()) {
            bringIn(admin, careful, "Cara Careful", "cara@harbourvale.example");
            enter(careful, "cara@harbourvale.example");
            careful.page().waitForURL(INSIDE);
            careful.go("/profile");
            careful.findsNothingToObjectToInLightAndDark("profile");
            careful.button("Turn on").first().click();
            careful.findsNothingToObjectToInLightAndDark("password asked again");
            prove(careful);
            var secret = careful.page().locator(".secret").innerText().replace(" ", "");
            careful.findsNothingToObjectToInLightAndDark("second factor");
            careful.field("Code").fill(code(secret, 0));
            careful.page()
                    .locator("vaadin-dialog")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Turn on").setExact(true))
                    .click();
            assertThat(careful.page().locator(".recovery-codes li")).hasCount(10);
            var recovery = careful.page().locator(".recovery-codes li").first().innerText();
            assertEquals(
                    String.join(
                            "\n", careful.page().locator(".recovery-codes li").allInnerTexts()),
                    copied(careful, "Copy all"));
            careful.button("I have written them down").click();
            out(careful);
            enter(careful, "cara@harbourvale.example");
            careful.page().waitForURL(Pattern.compile(".*/sign-in/code"));
            careful.findsNothingToObjectToInLightAndDark("code");
            careful.field("Code").fill("000000");
            careful.button("Sign in").click();
            assertThat(careful.refusal("That code is not right")).isVisible();
            careful.field("Code").fill(code(secret, 1));
            careful.button("Sign in").click();
            careful.page().waitForURL(INSIDE);
            out(careful);
            enter(careful, "cara@harbourvale.example");
            careful.field("Code").fill(recovery);
            careful.button("Sign in").click();
            careful.page().waitForURL(INSIDE);
        }
    }

    private static String code(String secret, int later) {
        return TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .at(Instant.now().plusSeconds(30L * later));
    }

    @Test
    void somebodySignsInWithAPasskey() {
        try (var admin = desk.visitor().signIn(StoryDesk.ADMIN);
                var modern = desk.visitor()) {
            bringIn(admin, modern, "Mo Modern", "mo@harbourvale.example");
            giveAuthenticator(modern);
            enter(modern, "mo@harbourvale.example");
            modern.page().waitForURL(INSIDE);
            modern.go("/profile");
            modern.field("What to call it").fill("My laptop");
            modern.button("Add a passkey").click();
            prove(modern);
            assertThat(modern.text("My laptop")).isVisible();
            out(modern);
            modern.go("/sign-in");
            modern.findsNothingToObjectToInLightAndDark("sign in");
            modern.button("Sign in with a passkey").click();
            modern.page().waitForURL(INSIDE);
            modern.go("/profile");
            assertThat(modern.page().getByText("mo@harbourvale.example").first())
                    .isVisible();
        }
    }

    /** As a laptop with a fingerprint reader has one. */
    private static void giveAuthenticator(Visitor person) {
        var browser = person.page().context().newCDPSession(person.page());
        browser.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        browser.send("WebAuthn.addVirtualAuthenticator", asked);
    }

    @Test
    void aManagerIsRefused() {
        try (var manager = desk.visitor().signIn(StoryDesk.MANAGER).go("/users")) {
            assertThat(manager.page().locator("vaadin-grid")).hasCount(0);
            assertThat(manager.page().getByText("This is not open to you")).isVisible();
        }
    }
}
