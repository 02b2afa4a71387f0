package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many listings at once: changed, put back, and taken out as a file. */
@ExtendWith(StoryDesk.Open.class)
class BulkStoriesIT {

    private final StoryDesk desk;

    BulkStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @Test
    void aManagerWithdrawsWhatTheFilterFindsAndUndoesIt() {
        try (var manager = desk.visitor().signIn(StoryDesk.MANAGER).go("/listings?status=suspended")) {
            var count = manager.page().locator(".count");
            assertThat(count).hasText(Pattern.compile("\\d+ listings"));
            var before = count.innerText();
            manager.page().getByLabel("Tick all that match").check();
            assertThat(manager.page().locator(".bulk-count")).hasText(before.replace("listings", "selected"));
            manager.button("Withdraw").click();
            manager.field("Reason").fill("The block is sold");
            manager.findsNothingToObjectTo("bulk withdrawal");
            manager.button("Withdraw " + before).click();
            assertThat(count).hasText("No listings");
            manager.button("Undo").click();
            assertThat(count).hasText(before);
            manager.go("/bulk-changes");
            assertThat(manager.page().getByText(Pattern.compile("^Undone "))).isVisible();
            manager.findsNothingToObjectTo("bulk changes");
        }
    }

    @Test
    void theKeyboardAloneTicksAndOpens() {
        try (var manager = desk.visitor().signIn(StoryDesk.MANAGER).go("/listings?q=LK-000701")) {
            assertThat(manager.page().locator(".count")).hasText("1 listing");
            manager.page()
                    .locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText("LK-000701"))
                    .first()
                    .waitFor();
            var keyboard = manager.page().keyboard();
            manager.focusFirstRow();
            keyboard.press("Space");
            assertThat(manager.page().locator(".bulk-count")).hasText("1 selected");
            keyboard.press("ArrowRight");
            keyboard.press("Space");
            assertThat(manager.page().locator(".bulk-count")).isHidden();
            assertThat(manager.page().locator(".panel")).isHidden();
            keyboard.press("Enter");
            assertThat(manager.page().locator(".panel h2")).isVisible();
        }
    }

    @Test
    void theFilteredListComesAsAFileNamedAfterIt() throws IOException {
        try (var agent =
                desk.visitor().signIn(StoryDesk.AGENT).go("/listings?status=available&bedrooms_min=2&bedrooms_max=2")) {
            var count = agent.page().locator(".count");
            assertThat(count).hasText(Pattern.compile("\\d+ listings"));
            int rows = Integer.parseInt(count.innerText().replaceAll("\\D", ""));
            agent.button("Export").click();
            agent.findsNothingToObjectTo("export");
            var start = agent.page()
                    .getByRole(
                            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Export \\d+ rows")));
            var download = agent.page().waitForDownload(start::click);
            assertThat(download.suggestedFilename()).matches("listings-available-2-beds-\\d{4}-\\d\\d-\\d\\d\\.csv");
            assertThat(Files.readAllLines(download.path())).hasSize(rows + 1);
            assertThat(agent.page().getByText("Done: " + rows + " rows.", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @Test
    void aHundredThousandListingsComeAsOneFile() throws IOException, SQLException {
        LargeAgency.write(desk.folder(), 100_000);
        try (var manager = desk.visitor().signIn(LargeAgency.MANAGER)) {
            assertThat(manager.page().locator(".count")).hasText("100,000 listings");
            manager.button("Export").click();
            var download = manager.page()
                    .waitForDownload(() -> manager.button("Export 100,000 rows").click());
            try (var lines = Files.lines(download.path())) {
                assertThat(lines.map(line -> line.substring(0, line.indexOf(','))))
                        .hasSize(100_001)
                        .doesNotHaveDuplicates();
            }
            assertThat(manager.text("Done: 100,000 rows.")).isVisible();
        }
    }
}
