package app.latchkey.landlords;

import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.Period;
import java.util.Optional;

/** The filter that finds exactly the landlords a figure was counted from. */
public final class LandlordFigureRows {

    private LandlordFigureRows() {}

    /** @return nothing for figures that are of no landlords */
    public static Optional<LandlordFilter> of(Kpi kpi, KpiQuestion question) {
        return kpi.equals(LandlordFigures.GROWTH) ? Optional.of(added(question.period())) : Optional.empty();
    }

    static LandlordFilter added(Period period) {
        return LandlordFilter.ofAdded(period.from(), period.last());
    }
}
