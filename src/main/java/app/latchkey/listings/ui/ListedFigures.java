package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFigureRows;
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

    @Override
    public Optional<String> address(Kpi kpi, KpiQuestion question, @Nullable String part) {
        return ListingFigureRows.of(kpi, question, part)
                .map(filter -> new Location("listings", ListingUrl.write(filter, ListingSort.DEFAULT))
                        .getPathWithQueryParameters());
    }
}
