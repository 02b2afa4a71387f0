package app.latchkey.listings.rest;

import app.latchkey.api.ApiList;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ListingApiList implements ApiList<ListingFilter, ListingSort, ListingRow> {

    private final ListingService listings;

    ListingApiList(ListingService listings) {
        this.listings = listings;
    }

    @Override
    public String name() {
        return "listings";
    }

    @Override
    public ListingFilter filter(QueryReader query) {
        return ListingFilter.read(query);
    }

    @Override
    public ListingSort sort(QueryReader query) {
        return ListingSort.read(query);
    }

    @Override
    public Class<ListingRow> row() {
        return ListingRow.class;
    }

    @Override
    public long count(ListingFilter filter) {
        return listings.count(filter);
    }

    @Override
    public List<ListingRow> rows(ListingFilter filter, ListingSort sort, int offset, int limit) {
        return listings.rows(filter, sort, offset, limit);
    }

    @Override
    public List<ListingRow> rowsAfter(ListingFilter filter, ListingSort sort, Place place, int limit) {
        return listings.rowsAfter(filter, sort, place, limit);
    }

    @Override
    public Place place(ListingSort sort, ListingRow row) {
        return listings.place(sort, row);
    }
}
