package app.latchkey.stories;

import static app.latchkey.stories.StoryDesk.MANAGER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way in and back out, in a real browser, with the packaged desk. */
@ExtendWith(StoryDesk.Open.class)
class ImportStoriesIT {

    private final StoryDesk desk;

    ImportStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @Test
    void aManagerCorrectsACellByKeyboardImportsAndTakesItBack(@TempDir Path folder) throws IOException {
        var file = folder.resolve("tide.csv");
        Files.writeString(file, """
                ref,address,town,postcode,beds,rent
                TIDE-1,1 Tide Mill Yard,Bristol,BS1 6XN,2,POA
                TIDE-2,2 Tide Mill Yard,Bristol,BS1 6XN,1,1100
                """);
        try (var manager = desk.visitor().signIn(MANAGER)) {
            manager.go("/import");
            manager.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
            manager.button("Check rows").click();
            assertThat(manager.button("Import 1 row")).isVisible();
            manager.page().locator("vaadin-tab.REJECTED").click();
            var wrong = manager.page()
                    .locator("vaadin-grid-cell-content:has-text('POA')")
                    .last();
            wrong.click();
            var field = manager.page().locator(".import-rejected-rows vaadin-text-field input:focus");
            assertThat(field).hasValue("POA");
            manager.findsNothingToObjectTo("a cell being corrected");
            field.fill("1250");
            field.press("Enter");
            manager.button("Import 2 rows").click();
            assertThat(manager.page().getByText("Imported: 2 new listings")).isVisible();
            manager.page().reload();
            manager.button("Take this import back").click();
            manager.page()
                    .locator("vaadin-confirm-dialog vaadin-button, vaadin-dialog vaadin-button")
                    .filter(new Locator.FilterOptions().setHasText("Take back"))
                    .click();
            assertThat(manager.page().getByText("Taken back on")).isVisible();
            manager.findsNothingToObjectTo("an import that was taken back");
            manager.go("/listings?q=tide mill yard");
            assertThat(manager.page().locator(".count")).hasText("No listings");
        }
    }
}
