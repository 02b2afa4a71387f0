package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard: from a figure to its rows and to a file, and everybody's changes in it. */
@ExtendWith(StoryDesk.Open.class)
class DashboardStoriesIT {

    private final StoryDesk desk;

    DashboardStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    private static Locator tile(Visitor visitor, String title) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private static int number(Locator figure) {
        assertThat(figure).hasText(Pattern.compile("[\\d,]+"));
        return Integer.parseInt(figure.innerText().replaceAll("\\D", ""));
    }

    @Test
    void anAdminGoesFromAFigureToItsRowsAndTakesItAway() throws IOException {
        try (var admin = desk.visitor().signIn(StoryDesk.ADMIN).go("/dashboard")) {
            admin.choose("Period", "This year");
            assertThat(admin.page()).hasURL(Pattern.compile(".*period=year"));
            admin.pick("Whose figures", "Bristol");
            assertThat(admin.page()).hasURL(Pattern.compile(".*branch=\\d+.*"));
            assertThat(admin.page().locator("[aria-busy=true]")).hasCount(0);
            admin.findsNothingToObjectToInLightAndDark("dashboard");

            tile(admin, "Stock on market")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Details of “Stock on market”"))
                    .click();
            assertThat(admin.page().locator("latchkey-chart[drawn]")).hasCount(2);
            admin.findsNothingToObjectToInLightAndDark("figure at large");
            var file = admin.page()
                    .waitForDownload(() -> admin.page()
                            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Save as CSV"))
                            .first()
                            .click());
            assertThat(Files.readAllLines(file.path())).hasSize(5).contains("What it consists of,Stock on market");
            var picture = admin.page()
                    .waitForDownload(
                            () -> admin.button("Save as picture").first().click());
            assertThat(picture.suggestedFilename()).endsWith(".png");
            admin.button("Close").click();

            var dashboard = admin.path();
            var stock = tile(admin, "Stock on market").locator("a.kpi-value");
            int listings = number(stock);
            stock.click();
            assertThat(admin.page().locator(".count")).hasText("%,d listings".formatted(listings));
            admin.go(dashboard);
            var lets = tile(admin, "Lets agreed").locator("a.kpi-value");
            number(lets);
            admin.button("What “Lets agreed” means").click();
            var told = admin.page()
                    .locator("vaadin-dialog dt:has-text('Records now') + dd")
                    .innerText();
            admin.button("Close").click();
            lets.click();
            assertThat(admin.page().locator(".count")).hasText(told + " listings");
            assertThat(admin.page()).hasURL(Pattern.compile(".*step=let_agreed.*"));
        }
    }

    @Test
    void whatAnAgentDoesShowsOnEveryOpenDashboard() {
        try (var manager = desk.visitor().signIn(StoryDesk.MANAGER).go("/dashboard");
                var admin = desk.visitor().signIn(StoryDesk.ADMIN).go("/dashboard");
                var agent = desk.visitor().signIn(StoryDesk.AGENT).go("/listings?status=available")) {
            var here = tile(manager, "Stock on market").locator(".kpi-value");
            var there = tile(admin, "Stock on market").locator(".kpi-value");
            int before = number(here);
            assertThat(there).hasText("%,d".formatted(before));
            agent.openFirstRow();
            agent.button("Suspend").click();
            agent.field("Reason").fill("Works in the kitchen");
            agent.page()
                    .locator("vaadin-dialog")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Suspend").setExact(true))
                    .click();
            assertThat(here).hasText("%,d".formatted(before - 1));
            assertThat(there).hasText("%,d".formatted(before - 1));
        }
    }

    @Test
    void onAPhoneTheDashboardIsAColumnWithNothingToObjectTo() {
        try (var manager = desk.visitor(390, 844).signIn(StoryDesk.MANAGER).go("/dashboard")) {
            assertThat(manager.page().locator("[aria-busy=true]")).hasCount(0);
            manager.findsNothingToObjectToInLightAndDark("dashboard on a phone");
        }
    }

    @Test
    void theWholePageIsPrinted() {
        try (var manager = desk.visitor().signIn(StoryDesk.MANAGER).go("/dashboard")) {
            assertThat(tile(manager, "People").getByText("As of")).isVisible();
            assertThat(manager.page().locator("[aria-busy=true]")).hasCount(0);
            var printed =
                    new String(manager.page().pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
            var pages = Pattern.compile("/Type\\s*/Page\\b")
                    .matcher(printed)
                    .results()
                    .count();
            assertThat(pages).as("not just what fits the screen").isGreaterThan(1);
        }
    }

    @Test
    void anAdminGoesFromTheNumberOfPeopleToThem() {
        try (var admin = desk.visitor().signIn("admin@harbourvale.example").go("/dashboard")) {
            var figure = tile(admin, "People").locator("a.kpi-value");
            int people = number(figure);
            figure.click();
            assertThat(admin.page().locator(".count")).hasText(people + " people");
            admin.findsNothingToObjectToInLightAndDark("people");
            admin.page().setViewportSize(390, 844);
            admin.findsNothingToObjectTo("people on a phone");
        }
    }

    @Test
    void anAgentsOwnDeskHasNothingToObjectTo() {
        try (var agent = desk.visitor().signIn(StoryDesk.AGENT).go("/my-desk")) {
            assertThat(agent.page().locator("[aria-busy=true]")).hasCount(0);
            agent.findsNothingToObjectToInLightAndDark("my desk");
            agent.page().setViewportSize(390, 844);
            agent.findsNothingToObjectTo("my desk on a phone");
        }
    }

    @Test
    void anAgentIsNotShownTheDashboard() {
        try (var agent = desk.visitor().signIn(StoryDesk.AGENT).go("/dashboard")) {
            assertThat(agent.text("This is not open to you")).isVisible();
        }
    }
}
