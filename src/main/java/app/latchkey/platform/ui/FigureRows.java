package app.latchkey.platform.ui;

import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Leads from a figure to exactly the records it was counted from. Each feature with figures contributes one. */
public interface FigureRows {

    /**
     * @param address of the screen that lists them
     * @param count how many that screen lists, counted when it is asked
     */
    record Listed(String address, LongSupplier count) {}

    /**
     * @param part the code of one of the figure's parts; null for the figure as a whole
     * @return nothing when they are of another feature, or can't be listed
     */
    Optional<Listed> of(Kpi kpi, KpiQuestion question, @Nullable String part);
}
