package app.latchkey.stories;

import app.latchkey.PackagedDesk;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;
import org.springframework.util.FileSystemUtils;

/** The packaged desk and a browser before it: started by the first story, shared by all, ended after the last. */
final class StoryDesk implements AutoCloseable {

    static final String AGENT = "agent@harbourvale.example";
    static final String MANAGER = "manager@harbourvale.example";
    static final String ADMIN = "admin@harbourvale.example";

    private final Chromium chromium;
    private final PackagedDesk desk;
    private final String address;
    private final Path folder;
    private final List<String> seen = new ArrayList<>();

    private StoryDesk(Chromium chromium, PackagedDesk desk, String address, Path folder) {
        this.chromium = chromium;
        this.folder = folder;
        this.desk = desk;
        this.address = address;
    }

    private static StoryDesk open() throws IOException, InterruptedException {
        var chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var folder = Path.of("target/stories");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        int port = PackagedDesk.freePort();
        var desk = PackagedDesk.start(
                folder,
                List.of(),
                Map.of(
                        "LATCHKEY_PORT",
                        Integer.toString(port),
                        "LATCHKEY_SESSIONS_MOST",
                        "1000",
                        "LATCHKEY_WEBHOOKS_ALLOW_PRIVATE",
                        "true"));
        try {
            desk.awaitReady();
        } catch (IOException | InterruptedException | AssertionError e) {
            desk.close();
            chromium.close();
            throw e;
        }
        return new StoryDesk(chromium, desk, "http://localhost:" + port, folder);
    }

    Visitor visitor() {
        return visitor(1440, 900);
    }

    Visitor visitor(int width, int height) {
        return new Visitor(chromium.browser(), address, width, height, seen::add);
    }

    String address() {
        return address;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        desk.close();
        chromium.close();
    }

    /** Gives the desk to a story's constructor, and says of a story that failed what its visitors saw last. */
    static final class Open
            implements BeforeAllCallback, BeforeEachCallback, TestExecutionExceptionHandler, ParameterResolver {

        @Override
        public void beforeAll(ExtensionContext context) {
            shared(context);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            shared(context).seen.clear();
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            if (failure instanceof TestAbortedException) {
                throw failure;
            }
            var told = new AssertionError(
                    failure.getMessage() + "\nLast seen:\n" + String.join("\n", shared(context).seen), failure);
            told.setStackTrace(failure.getStackTrace());
            throw told;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StoryDesk.class;
        }

        @Override
        public StoryDesk resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared(context);
        }

        private static StoryDesk shared(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(StoryDesk.class, type -> start(), StoryDesk.class);
        }

        private static StoryDesk start() {
            try {
                return open();
            } catch (IOException e) {
                throw new IllegalStateException("The desk can't be started", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The desk was interrupted", e);
            }
        }
    }
}
