package app.latchkey.stories;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A manager with a browser before a packaged desk who brings files in. Every step is a visit of its own, since the desk
 * may have been another process before; by keyboard, which does not wait for a busy machine to draw.
 */
public final class ImportingManager implements AutoCloseable {

    private static final Pattern IMPORT = Pattern.compile(".*/import/(\\d+)");

    /** A desk that has just come back is slow at first. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final Chromium chromium = Chromium.start();
    private final String address;

    public ImportingManager(String address) {
        this.address = address;
    }

    /** @return the number of the import */
    public long upload(Path file) {
        try (var manager = signIn()) {
            manager.go("/import");
            manager.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
            manager.page().waitForURL(IMPORT);
            var number = IMPORT.matcher(manager.page().url());
            if (!number.matches()) {
                throw new IllegalStateException(
                        "Not the screen of an import: " + manager.page().url());
            }
            manager.button("Check rows").waitFor();
            return Long.parseLong(number.group(1));
        }
    }

    public void check(long id) {
        visit(id, manager -> manager.button("Check rows").press("Enter"));
    }

    public void apply(long id) {
        visit(
                id,
                manager -> manager.page().locator("[data-testid=import-apply]").press("Enter"));
    }

    public void undo(long id) {
        visit(id, manager -> {
            manager.page().locator("[data-testid=import-undo]").press("Enter");
            manager.page()
                    .locator("vaadin-confirm-dialog vaadin-button, vaadin-dialog vaadin-button")
                    .filter(new Locator.FilterOptions().setHasText("Take back"))
                    .press("Enter");
        });
    }

    private Visitor signIn() {
        var manager = new Visitor(chromium.browser(), address);
        manager.page().setDefaultTimeout(PATIENCE_MILLIS);
        return manager.signIn(StoryDesk.MANAGER);
    }

    /** The bar of progress tells that the desk has understood. */
    private void visit(long id, Consumer<Visitor> step) {
        try (var manager = signIn()) {
            manager.go("/import/" + id);
            step.accept(manager);
            manager.page().locator(".import-progress").waitFor();
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}
