package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people arrange for themselves, in a real browser, with the packaged desk. */
@ExtendWith(StoryDesk.Open.class)
class OwnDeskStoriesIT {

    private static final String COLLEAGUE = "priya.mehta@harbourvale.example";
    private static final String OTHER_BRANCH = "grace.okafor@harbourvale.example";
    private static final String QUERY = "status=available&bedrooms_min=2&rent_max=1500&sort=-rent";

    private final StoryDesk desk;

    OwnDeskStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @Test
    void aSavedFiltersLinkShowsAColleagueOfTheBranchTheSameRows() {
        try (var agent = desk.visitor().signIn(StoryDesk.AGENT).go("/listings?" + QUERY)) {
            agent.button("Saved filters").click();
            agent.findsNothingToObjectTo("saved filters");
            agent.button("Save as a new filter…").click();
            agent.field("Name").fill("Two beds, dear ones first");
            agent.field("Share with everybody of my branch").check();
            agent.findsNothingToObjectTo("saving a filter");
            agent.field("Name").press("Enter");
            assertThat(agent.button("Saved filters: Two beds, dear ones first")).isVisible();
            agent.page().waitForURL(Pattern.compile("/listings\\?saved=\\d+$"));
            var link = agent.page().url().replaceFirst("https?://[^/]+", "");
            try (var colleague = desk.visitor().signIn(COLLEAGUE).go(link)) {
                assertThat(colleague.button("Saved filters: Two beds, dear ones first"))
                        .isVisible();
                assertThat(colleague.page().locator(".count"))
                        .hasText(agent.page().locator(".count").innerText());
                assertThat(rows(colleague)).hasSizeGreaterThan(5).isEqualTo(rows(agent));
            }
            try (var other = desk.visitor().signIn(OTHER_BRANCH).go(link)) {
                assertThat(other.page().getByText("This saved filter is not there"))
                        .isVisible();
                assertThat(other.button("Saved filters")).isVisible();
            }
        }
    }

    @Test
    void columnsStayAsTheyWereLeftAndAHiddenOneStillSorts() {
        try (var agent = desk.visitor().signIn(StoryDesk.AGENT).go("/listings?sort=-rent")) {
            assertThat(header(agent, "Rent pcm")).isVisible();
            var first = rows(agent);
            agent.button("Columns").click();
            agent.findsNothingToObjectTo("columns");
            agent.field("Rent pcm (sorted, falling)").uncheck();
            agent.button("Move Town forward").press("Enter");
            assertThat(agent.text("Town is now column 2 of 13")).isAttached();
            agent.button("Move Town forward").press("Enter");
            assertThat(agent.button("Move Town back")).isFocused();
            agent.page().keyboard().press("Escape");
            assertThat(header(agent, "Rent pcm")).isHidden();
            assertThat(agent.page()).hasURL(Pattern.compile("sort=-rent"));
            assertThat(rows(agent)).isEqualTo(first);
            drag(agent, header(agent, "Outcode"), header(agent, "Town"));
            showsColumns(agent, "Outcode", "Town", "Reference");
            // What was changed last is written half a second later.
            agent.page().waitForTimeout(2_000);
            agent.page().reload();
            showsColumns(agent, "Outcode", "Town", "Reference");
            assertThat(header(agent, "Rent pcm")).isHidden();
            agent.button("Columns").click();
            agent.button("Back to the usual columns").click();
            showsColumns(agent, "Reference", "Address", "Town");
        }
    }

    @Test
    void starsAndRecentRecordsAreAShortWayBackOnANarrowScreen() {
        try (var agent = desk.visitor(390, 844).signIn("agent@northgate.example")) {
            agent.go("/listings");
            agent.page().locator(".row-card").nth(2).click();
            agent.page().waitForURL(Pattern.compile("/listings/LK-"));
            var reference = agent.page().url().replaceAll(".*/", "");
            var star = agent.page().locator(".star");
            star.press("Enter");
            assertThat(star).hasAttribute("aria-pressed", "true");
            agent.findsNothingToObjectTo("a starred listing");
            agent.go("/listings");
            agent.button("Navigation").click();
            var starred = agent.page().locator("vaadin-side-nav-item[path='listings/" + reference + "']");
            assertThat(starred).hasCount(2);
            agent.findsNothingToObjectTo("stars in the navigation");
            starred.first().click();
            assertThat(agent.page().locator(".panel h2")).isVisible();
        }
    }

    private static void drag(Visitor visitor, Locator from, Locator to) {
        var start = from.boundingBox();
        var end = to.boundingBox();
        var mouse = visitor.page().mouse();
        mouse.move(start.x + 5, start.y + start.height / 2);
        mouse.down();
        mouse.move(start.x, start.y + start.height / 2 + 2);
        mouse.move(end.x + 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(20));
        mouse.up();
    }

    private static Locator header(Visitor visitor, String title) {
        return visitor.page().locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText(title));
    }

    private static void showsColumns(Visitor visitor, String... first) {
        visitor.page().waitForFunction("""
                        first => [...document.querySelectorAll('vaadin-grid-sorter')]
                          .map(sorter => ({x: sorter.getBoundingClientRect().x, text: sorter.textContent.trim()}))
                          .filter(header => header.x > 0).sort((a, b) => a.x - b.x)
                          .map(header => header.text).join().startsWith(first)""", String.join(",", first));
    }

    private static List<String> rows(Visitor visitor) {
        var cells = visitor.page()
                .locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText(Pattern.compile("^LK-")));
        assertThat(cells.first()).isVisible();
        return cells.allInnerTexts().stream()
                .filter(text -> !text.isBlank())
                .sorted()
                .toList();
    }
}
