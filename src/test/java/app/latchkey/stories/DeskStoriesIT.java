package app.latchkey.stories;

import static app.latchkey.stories.StoryDesk.AGENT;
import static app.latchkey.stories.StoryDesk.MANAGER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.media.Photos;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stories, in a real browser, with the packaged desk. */
@ExtendWith(StoryDesk.Open.class)
class DeskStoriesIT {

    private final StoryDesk desk;

    DeskStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void everyScreenIsOpenToEverybodyInLightAndDark(int width) {
        try (var visitor = desk.visitor(width, 844)) {
            visitor.go("/sign-in");
            assertThat(visitor.button("Sign in")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("sign-in");
            visitor.signIn(MANAGER);
            assertThat(visitor.page().locator(".count")).hasText(Pattern.compile("2,50\\d listings"));
            visitor.findsNothingToObjectToInLightAndDark("list");
            visitor.page().locator(".user-menu").click();
            assertThat(visitor.button("Sign out")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("account");
            visitor.page().keyboard().press("Escape");
            visitor.button("Filters").click();
            assertThat(visitor.field("Available by")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("filters");
            visitor.go("/listings/LK-000700?status=available&rent_max=1500");
            assertThat(visitor.page().locator(".panel h2")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("listing");
            visitor.tab("History");
            assertThat(visitor.page().locator(".timeline").first()).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("history");
            visitor.button("Edit").click();
            assertThat(visitor.field("Deposit")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("form");
            visitor.go("/contacts?kind=company").openFirstRow();
            visitor.findsNothingToObjectToInLightAndDark("contact");
            visitor.go("/contacts/new");
            assertThat(visitor.field("Last name")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("contact form");
            visitor.go("/landlords?status=active").openFirstRow();
            visitor.findsNothingToObjectToInLightAndDark("landlord");
            visitor.go("/landlords/new");
            assertThat(visitor.field("Last name")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("landlord form");
            visitor.go("/properties?on_market=yes").openFirstRow();
            visitor.findsNothingToObjectToInLightAndDark("property");
            visitor.tab("Owners");
            visitor.findsNothingToObjectToInLightAndDark("ownership");
            visitor.go("/properties/new");
            assertThat(visitor.field("Address")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("property form");
            visitor.go("/bulk-changes");
            visitor.findsNothingToObjectToInLightAndDark("bulk changes");
            visitor.go("/nowhere");
            assertThat(visitor.text("There is nothing at this address")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("not found");
            visitor.go("/metrics/system");
            assertThat(visitor.text("This is not open to you")).isVisible();
            visitor.findsNothingToObjectToInLightAndDark("forbidden");
        }
    }

    @Test
    void aManagerImportsAnAgentBringsToMarketAndAnotherAgencySeesNoneOfIt(@TempDir Path folder) throws IOException {
        var file = folder.resolve("quay.csv");
        Files.writeString(file, """
                Ref;Address;Town;Postcode;Beds;Type;Rent pcm
                QUAY-1;"1 Lantern Quay
                Floating Harbour";Bristol;BS1 5UH;2;Apartment;£1,450
                QUAY-2;2 Lantern Quay;Bristol;bs15uh;1;Flat;1100
                QUAY-3;3 Lantern Quay;Bristol;BS1 5UH;3;House;
                """);
        try (var manager = desk.visitor().signIn(MANAGER)) {
            manager.go("/import");
            manager.findsNothingToObjectTo("import");
            manager.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
            assertThat(manager.button("Check rows")).isVisible();
            manager.findsNothingToObjectTo("columns");
            manager.button("Check rows").click();
            assertThat(manager.text(
                            "3 rows checked: 2 to add, 0 to change, 0 unchanged, 1 rejected. Nothing is written yet."))
                    .isVisible();
            manager.findsNothingToObjectTo("checked rows");
            manager.button("Import 2 rows").click();
            assertThat(manager.page().getByText("Imported: 2 new listings. Left out: 1 row."))
                    .isVisible();
            manager.findsNothingToObjectTo("imported");
        }
        String reference;
        try (var agent = desk.visitor().signIn(AGENT)) {
            agent.page().locator(".filter-text input").fill("lantren quay");
            assertThat(agent.page().locator(".count")).hasText("2 listings");
            agent.page()
                    .locator("vaadin-grid-cell-content", containing("Floating Harbour"))
                    .first()
                    .click();
            assertThat(agent.page().locator(".panel h2")).isVisible();
            reference = agent.page().locator(".panel-line span").first().innerText();
            agent.button("Instruct").click();
            assertThat(agent.text("A landlord is linked to the listing")).isVisible();
            agent.findsNothingToObjectTo("what is missing");
            agent.button("Understood").click();

            agent.button("Edit").click();
            agent.field("Deposit").fill("1,600");
            agent.choose("Furnishing", "Unfurnished");
            agent.date("Available from", "1/2/2027");
            agent.pick("Landlord", "Abbott");
            agent.date("Terms signed on", "20/11/2026");
            agent.date("Proof of ownership seen on", "20/11/2026");
            agent.choose("Council tax band", "C");
            agent.choose("Energy rating (EPC)", "B");
            agent.date("EPC expires on", "1/1/2030");
            agent.button("Save").click();
            assertThat(agent.text(reference + " saved")).isVisible();
            agent.tab("Photos");
            agent.page().locator(".gallery input[type=file]").first().setInputFiles(photo("quay.jpg", Color.ORANGE));
            assertThat(agent.page().locator(".picture")).hasCount(1);

            agent.step("Instruct");
            assertThat(agent.page().locator(".panel .status")).hasText("Instructed");
            agent.step("Make available");
            assertThat(agent.page().locator(".panel .status")).hasText("Available");
            agent.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Statuses"))
                    .click();
            assertThat(agent.text("Instructed → Available")).isVisible();
        }
        try (var neighbour = desk.visitor().signIn("admin@northgate.example")) {
            assertThat(neighbour.text("60 listings")).isVisible();
            neighbour.page().locator(".filter-text input").fill("lantern quay");
            assertThat(neighbour.page().locator(".count")).hasText("No listings");
            neighbour.go("/listings/" + reference);
            assertThat(neighbour.page().getByText("There is no listing " + reference))
                    .isVisible();
            assertThat(neighbour.page().locator(".panel")).isHidden();
        }
    }

    @Test
    void photosAreUploadedAndPutInOrderByTheKeyboard() {
        try (var agent = desk.visitor().signIn(AGENT)) {
            agent.go("/listings/new");
            var form = agent.page().locator(".panel");
            form.getByLabel("Address").fill("4 Camera Walk");
            form.getByLabel("Town").fill("Bristol");
            agent.button("Create draft").click();
            agent.tab("Photos");
            assertThat(agent.page().getByText("No photos yet")).isVisible();
            agent.page().locator(".gallery input[type=file]").first().setInputFiles(new FilePayload[] {
                photo("red.jpg", Color.RED),
                photo("green.jpg", Color.GREEN),
                new FilePayload("page.jpg", "image/jpeg", "<!DOCTYPE html>".getBytes(UTF_8)),
                photo("blue.jpg", Color.BLUE)
            });
            assertThat(agent.page().locator(".picture")).hasCount(3);
            assertThat(agent.page().getByText("page.jpg: This is no JPEG")).isVisible();
            agent.button("Understood").click();
            agent.findsNothingToObjectTo("photos");

            var before = order(agent);
            agent.field("Open Photo 3 of 3").focus();
            agent.page().keyboard().press("Alt+ArrowLeft");
            assertThat(agent.text("Photo 3 moved to position 2 of 3")).isAttached();
            assertThat(agent.field("Open Photo 2 of 3")).isFocused();
            agent.page().keyboard().press("Alt+Home");
            assertThat(agent.text("Photo 2 moved to position 1 of 3")).isAttached();
            var after = List.of(before.get(2), before.get(0), before.get(1));
            assertThat(order(agent)).isEqualTo(after);

            agent.button("Caption of Photo 1").click();
            assertThat(agent.page().locator(".picture vaadin-text-field input")).isFocused();
            agent.page().keyboard().type("Never kept");
            agent.page().keyboard().press("Escape");
            agent.button("Caption of Photo 1").click();
            assertThat(agent.page().locator(".picture vaadin-text-field input")).isFocused();
            agent.page().keyboard().type("The front door");
            agent.page().keyboard().press("Enter");
            assertThat(agent.field("Open Photo 1 of 3: The front door")).isVisible();
            agent.button("Remove Photo 2").click();
            assertThat(agent.page().locator(".picture")).hasCount(2);
            agent.button("Undo").click();
            assertThat(agent.page().locator(".picture")).hasCount(3);

            agent.page().reload();
            assertThat(agent.page().locator(".lead-picture img")).hasAttribute("alt", "The front door");
            agent.tab("Photos");
            assertThat(agent.page().locator(".picture")).hasCount(3);
            assertThat(order(agent)).isEqualTo(after);
        }
    }

    private static FilePayload photo(String name, Color colour) {
        return new FilePayload(name, "image/jpeg", Photos.of(colour));
    }

    private static List<String> order(Visitor visitor) {
        return visitor.page().locator(".picture").all().stream()
                .map(tile -> tile.getAttribute("data-picture"))
                .toList();
    }

    @Test
    void twoDuplicateContactsAreMergedAndTheMergeIsUndone() {
        try (var manager = desk.visitor().signIn(MANAGER)) {
            var heading = manager.page().locator(".panel h2");
            manager.go("/contacts/new");
            manager.field("First name").fill("Juniper");
            manager.field("Last name").fill("Vavasour");
            manager.field("Phone").fill("07700 900987");
            manager.button("Add contact").click();
            assertThat(heading).hasText("Juniper Vavasour");

            manager.go("/contacts/new");
            manager.field("First name").fill("J");
            manager.field("Last name").fill("Vavasour");
            manager.field("Phone").fill("(07700) 900 987");
            manager.field("E-mail").fill("juniper@mail.example");
            assertThat(manager.text("same phone")).isVisible();
            manager.findsNothingToObjectTo("duplicate warning");
            manager.button("Add contact").click();
            assertThat(manager.page().locator(".form-trouble")).containsText("somebody who is here already");
            manager.field("None of these: it is somebody else").check();
            manager.button("Add contact").click();
            assertThat(heading).hasText("J Vavasour");

            manager.button("Merge with Juniper Vavasour").click();
            assertThat(manager.text("Which record stays?")).isVisible();
            manager.findsNothingToObjectTo("merge");
            manager.page()
                    .getByRole(
                            AriaRole.RADIO,
                            new Page.GetByRoleOptions()
                                    .setName("Juniper Vavasour")
                                    .setExact(true))
                    .check();
            manager.button("Merge the two").click();
            assertThat(heading).hasText("Juniper Vavasour");
            manager.page().locator(".filter-text input").fill("vavasour");
            assertThat(manager.page().locator(".count")).hasText("1 contact");

            manager.button("Undo the merge with Juniper Vavasour").click();
            assertThat(heading).hasText("J Vavasour");
            assertThat(manager.page().locator(".count")).hasText("2 contacts");
        }
    }

    @Test
    void aPastedLinkShowsTheSameScreenToAColleague() {
        String link;
        try (var agent = desk.visitor().signIn(AGENT)) {
            agent.page().locator(".filter-text input").fill("ivy");
            assertThat(agent.page().locator(".chip")).hasText("Text: ivy");
            agent.page().locator("vaadin-grid-sorter", containing("Rent pcm")).click();
            agent.page().waitForURL(Pattern.compile("sort=rent"));
            agent.page()
                    .locator("vaadin-grid-cell-content", containing("LK-"))
                    .first()
                    .click();
            assertThat(agent.page().locator(".panel h2")).isVisible();
            agent.page().waitForURL(Pattern.compile("/listings/LK-"));
            link = agent.path();
            try (var colleague = desk.visitor().signIn(MANAGER).go(link)) {
                assertThat(colleague.page().locator(".panel h2"))
                        .hasText(agent.page().locator(".panel h2").innerText());
                assertThat(colleague.page().locator(".count"))
                        .hasText(agent.page().locator(".count").innerText());
                assertThat(firstRow(colleague)).isEqualTo(firstRow(agent));
            }
        }
    }

    @Test
    void theKeyboardAloneFindsOpensAndClosesAListing() {
        try (var agent = desk.visitor().signIn(AGENT)) {
            var search = agent.page().locator(".filter-text input");
            search.focus();
            agent.page().keyboard().type("LK-000701");
            assertThat(agent.page().locator(".count")).hasText("1 listing");
            var keyboard = agent.page().keyboard();
            for (int i = 0; i < 12 && !inGrid(agent); i++) {
                keyboard.press("Tab");
            }
            keyboard.press("Tab");
            keyboard.press("Enter");
            agent.page().waitForURL(Pattern.compile("/listings/LK-000701"));
            assertThat(agent.page().locator(".panel h2")).isVisible();
            keyboard.press("Escape");
            agent.page().waitForURL(Pattern.compile("/listings\\?"));
            assertThat(agent.page().locator(".panel")).isHidden();
        }
    }

    @Test
    void afterASessionHasEndedOneIsBackWhereOneWas() {
        try (var agent = desk.visitor().signIn(AGENT)) {
            agent.go("/listings/LK-000702?q=LK-000702");
            assertThat(agent.page().locator(".panel h2")).isVisible();
            agent.loseSession();
            agent.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Prices"))
                    .click();
            agent.page().waitForURL(Pattern.compile("sign-in"));
            agent.fillSignIn(AGENT, Visitor.PASSWORD);
            agent.page().waitForURL(Pattern.compile("/listings/LK-000702\\?q=LK-000702"));
            assertThat(agent.page().locator(".panel h2")).isVisible();
        }
    }

    @Test
    void failedSignInsCloseTheDoorForAWhile() {
        try (var visitor = desk.visitor()) {
            for (int i = 0; i < 5; i++) {
                visitor.go("/sign-in");
                visitor.fillSignIn("nobody@harbourvale.example", "guess " + i);
                assertThat(visitor.text("That did not match")).isVisible();
            }
            visitor.go("/sign-in");
            visitor.fillSignIn("nobody@harbourvale.example", "guess");
            assertThat(visitor.text("Too many failed attempts")).isVisible();
        }
    }

    @Test
    void signingOutEndsTheSession() {
        try (var agent = desk.visitor().signIn(AGENT)) {
            agent.page().locator(".user-menu").click();
            agent.findsNothingToObjectTo("account");
            agent.button("Sign out").click();
            agent.page().waitForURL(Pattern.compile("sign-in"));
            agent.go("/listings");
            agent.page().waitForURL(Pattern.compile("sign-in"));
        }
    }

    private static boolean inGrid(Visitor visitor) {
        return Boolean.TRUE.equals(visitor.page()
                .evaluate("() => document.activeElement && document.activeElement.localName === 'vaadin-grid'"));
    }

    private static String firstRow(Visitor visitor) {
        var cell = visitor.page()
                .locator("vaadin-grid-cell-content", containing("LK-"))
                .first();
        assertThat(cell).isVisible();
        return cell.innerText();
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
