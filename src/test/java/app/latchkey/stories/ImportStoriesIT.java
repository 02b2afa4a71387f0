package app.latchkey.stories;

import static app.latchkey.stories.StoryDesk.AGENT;
import static app.latchkey.stories.StoryDesk.MANAGER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way in and back out, in a real browser, with the packaged desk. */
@ExtendWith(StoryDesk.Open.class)
class ImportStoriesIT {

    private static final String VIEWER = "viewer@harbourvale.example";

    private final StoryDesk desk;

    ImportStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    /** They are of one session, and refused by role whoever asks. */
    @Test
    void theAddressesOfFilesAreOfNoUseToAnybodyElse(@TempDir Path folder) throws IOException {
        var file = folder.resolve("quay.csv");
        Files.writeString(file, "ref,address,town,beds,rent\nQUAY-1,1 Quay Yard,Bristol,2,1250\n");
        try (var manager = desk.visitor().signIn(MANAGER)) {
            manager.go("/import");
            manager.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
            assertThat(manager.button("Check rows")).isVisible();
            manager.go("/import");
            var link = manager.page()
                    .locator("a[aria-label='Original of quay.csv']")
                    .first();
            assertThat(link).isVisible();
            var download = manager.absolute(String.valueOf(link.getAttribute("href")));
            var upload = manager.absolute(
                    String.valueOf(manager.page().locator("vaadin-upload").evaluate("upload => upload.target")));
            var sent = FormData.create().set("file", file);
            assertEquals(200, manager.request().get(download).status(), "to whom it belongs");
            for (var role : List.of(AGENT, VIEWER)) {
                try (var other = desk.visitor().signIn(role)) {
                    assertEquals(403, other.request().get(download).status(), role);
                    assertEquals(403, post(other, upload, sent), role);
                }
            }
            for (var name : List.of("admin@harbourvale.example", "admin@northgate.example")) {
                try (var other = desk.visitor().signIn(name)) {
                    assertEquals(404, other.request().get(download).status(), name);
                    assertEquals(404, post(other, upload, sent), name);
                }
            }
            try (var nobody = desk.visitor().go("/sign-in")) {
                var answer =
                        nobody.request().get(download, RequestOptions.create().setMaxRedirects(0));
                assertNotEquals(200, answer.status());
                assertNotEquals(200, post(nobody, upload, sent));
            }
            manager.go("/import");
            assertThat(manager.page().locator("a[aria-label='Original of quay.csv']"))
                    .hasCount(1);
        }
    }

    private static int post(Visitor visitor, String address, FormData sent) {
        return visitor.request()
                .post(address, RequestOptions.create().setMultipart(sent).setMaxRedirects(0))
                .status();
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
