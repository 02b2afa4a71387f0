package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFigureRows;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.FigureRows;
import com.vaadin.flow.router.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a figure of listings to the desk with those listings. */
@Component
class ListedFigures implements FigureRows {

    private final ListingService listings;

    ListedFigures(ListingService listings) {
        this.listings = listings;
    }

    @Override
    public Optional<Listed> of(Kpi kpi, KpiQuestion question, @Nullable String part) {
        return ListingFigureRows.of(kpi, question, part)
                .map(filter -> new Listed(
                        new Location("listings", ListingUrl.write(filter, ListingSort.DEFAULT))
                                .getPathWithQueryParameters(),
                        () -> listings.count(filter)));
    }
}
