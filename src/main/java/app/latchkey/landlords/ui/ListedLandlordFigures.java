package app.latchkey.landlords.ui;

import app.latchkey.landlords.LandlordFigureRows;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.FigureRows;
import com.vaadin.flow.router.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a figure of landlords to the list of those landlords. */
@Component
class ListedLandlordFigures implements FigureRows {

    private final LandlordService landlords;

    ListedLandlordFigures(LandlordService landlords) {
        this.landlords = landlords;
    }

    @Override
    public Optional<Listed> of(Kpi kpi, KpiQuestion question, @Nullable String part) {
        return LandlordFigureRows.of(kpi, question)
                .map(filter -> new Listed(
                        new Location("landlords", LandlordUrl.write(filter, LandlordSort.DEFAULT))
                                .getPathWithQueryParameters(),
                        () -> landlords.count(filter)));
    }
}
