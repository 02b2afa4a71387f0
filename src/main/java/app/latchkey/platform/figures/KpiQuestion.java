package app.latchkey.platform.figures;

import java.time.LocalDate;

/**
 * What a figure is asked for.
 *
 * @param before the period it is compared with
 * @param today the agencies' day; a figure "now" is that of its end, or of the period's if that is earlier
 */
public record KpiQuestion(KpiScope scope, Period period, Period before, LocalDate today) {

    /** Whether "as of" means now. */
    public boolean isOfToday() {
        return period.to().isAfter(today);
    }
}
