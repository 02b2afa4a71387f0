package app.latchkey.audit.rest;

import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.Count;
import app.latchkey.api.ListEndpoints;
import app.latchkey.api.NeedsScope;
import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistoryRow;
import app.latchkey.audit.HistorySearch;
import app.latchkey.platform.Place;
import app.latchkey.platform.security.ApiScope;
import java.time.Instant;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything that was done in the agency, the newest first, for those who run it. */
@ApiController
@RequestMapping(ApiController.V1 + "/history")
@NeedsScope(ApiScope.ADMINISTER)
class HistoryController extends ListEndpoints<HistoryFilter, HistoryController.Order, HistoryRow> {

    /** There is but one. */
    enum Order {
        NEWEST_FIRST
    }

    HistoryController(HistorySearch history, ApiListing lists) {
        super(
                lists,
                new ApiList<>(
                        "history",
                        "HistoryEvent",
                        HistoryRow.class,
                        HistoryFilter::read,
                        query -> Order.NEWEST_FIRST,
                        filter -> counted(history.count(filter)),
                        (filter, order, offset, limit) -> history.page(filter, null, offset, limit),
                        (filter, order, place, limit) -> history.page(filter, of(place), 0, limit),
                        (order, row) -> new Place(row.place().at().toString(), row.id())));
    }

    private static Count counted(int events) {
        return events > HistorySearch.MOST_COUNTED
                ? new Count(HistorySearch.MOST_COUNTED, true)
                : Count.exactly(events);
    }

    private static HistoryRow.Place of(Place place) {
        return new HistoryRow.Place(Instant.parse(String.valueOf(place.value())), place.id());
    }
}
