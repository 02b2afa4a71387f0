package app.latchkey.platform.figures;

import app.latchkey.platform.cache.CacheName;
import java.util.List;

/**
 * Offers the figures of one feature. Each feature that has some contributes a source; who is asking, and how often, is
 * none of its business.
 */
public interface KpiSource {

    /** In the order in which they are shown. */
    List<Kpi> kpis();

    /** Where its figures are kept. */
    default CacheName cache() {
        return CacheName.KPIS;
    }

    /**
     * Counts a figure. Called in a read-only transaction with the agency's rows in sight, on a thread that nobody is
     * signed in on.
     */
    Figure read(Kpi kpi, KpiQuestion question);
}
