package app.latchkey.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How often a rent is due. Every rent is compared and summed as pence per calendar month (pcm). */
public enum RentFrequency {
    WEEKLY(52, 12),
    TWO_WEEKLY(26, 12),
    FOUR_WEEKLY(13, 12),
    MONTHLY(1, 1),
    QUARTERLY(1, 3),
    SIX_MONTHLY(1, 6),
    YEARLY(1, 12);

    private final BigDecimal times;
    private final BigDecimal dividedBy;

    RentFrequency(int times, int dividedBy) {
        this.times = BigDecimal.valueOf(times);
        this.dividedBy = BigDecimal.valueOf(dividedBy);
    }

    /** Pence due at this frequency as pence per year of 52 weeks or 12 months: never rounded. */
    public long toYear(long pence) {
        return BigDecimal.valueOf(pence)
                .multiply(times)
                .multiply(BigDecimal.valueOf(12))
                .divide(dividedBy, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    /**
     * Pence due at this frequency as pence per calendar month: a year is 52 weeks or 12 months, computed exactly and
     * rounded once, half a penny up.
     *
     * @throws ArithmeticException if the result is beyond a long
     */
    public long toPcm(long pence) {
        return BigDecimal.valueOf(pence)
                .multiply(times)
                .divide(dividedBy, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
