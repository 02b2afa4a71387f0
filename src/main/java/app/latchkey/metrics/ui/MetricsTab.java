package app.latchkey.metrics.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of what the installation is doing; each has an address of its own. */
enum MetricsTab {
    REQUESTS,
    DATABASE,
    CACHES,
    SYSTEM,
    JOBS,
    HEALTH;

    /** Requests, if no page is named; empty for a page that there is not. */
    static Optional<MetricsTab> of(@Nullable String path) {
        return path == null || path.isEmpty()
                ? Optional.of(REQUESTS)
                : Arrays.stream(values()).filter(tab -> tab.path().equals(path)).findFirst();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
