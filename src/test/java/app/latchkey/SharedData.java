package app.latchkey;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files from elsewhere that are no part of this repository: in {@code ../shared/data}, or where the system
 * property {@code latchkey.shared.data} says. A test that asks for one that is absent is skipped, and says so.
 */
public final class SharedData {

    private SharedData() {}

    public static Path file(String path) {
        Path file = folder().resolve(path);
        if (!Files.exists(file)) {
            String skipped = "SKIPPED, not tested on real data: there is no " + file.toAbsolutePath();
            System.err.println(skipped);
            Assumptions.abort(skipped);
        }
        return file;
    }

    private static Path folder() {
        return Path.of(System.getProperty("latchkey.shared.data", "../shared/data"));
    }
}
