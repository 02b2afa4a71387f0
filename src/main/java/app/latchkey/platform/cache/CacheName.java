package app.latchkey.platform.cache;

import java.util.Locale;

/** The caches of figures. */
public enum CacheName {
    KPIS,
    USER_STATISTICS;

    /** As the figures of caches name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
