package app.latchkey.listings;

import app.latchkey.platform.security.CurrentAgency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Cuts any page of any list at about the price of its first. The top of a list is counted off, and exact; what lies
 * deep is read from the nearest known boundary, see {@link BoundaryCache}. Whoever writes in the same transaction
 * gets nothing that was known before.
 */
@Component
class ListingPages {

    private final ListingQueries queries;
    private final ListingTexts texts;
    private final ListingCounts counts;
    private final BoundaryCache boundaries;
    private final ListingPaging paging;
    private final CurrentAgency agency;

    ListingPages(
            ListingQueries queries,
            ListingTexts texts,
            ListingCounts counts,
            BoundaryCache boundaries,
            ListingPaging paging,
            CurrentAgency agency) {
        this.queries = queries;
        this.texts = texts;
        this.counts = counts;
        this.boundaries = boundaries;
        this.paging = paging;
        this.agency = agency;
    }

    List<ListingCells> page(ListingFilter filter, ListingSort sort, int offset, int limit) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return queries.page(filter, sort, offset, limit);
        }
        var text = texts.find(filter.text(), paging.mostFound());
        return queries.page(filter, text, sort, slices(filter, text, sort, offset, limit));
    }

    private List<PageSlice> slices(ListingFilter filter, TextMatch text, ListingSort sort, int offset, int limit) {
        var counted = List.of(new PageSlice(null, offset, limit));
        if (text instanceof TextMatch.Found) {
            // So few that the database sorts them all.
            return counted;
        }
        var key = new BoundaryCache.Key(agency.require(), filter, sort);
        Supplier<List<PageStart>> pass = () -> queries.starts(filter, text, sort, paging.step());
        if (offset >= paging.deepFrom()) {
            return boundaries.of(key, pass).slices(offset, limit);
        }
        if (counts.known(filter).orElse(0) > paging.deepFrom()) {
            boundaries.prepare(key, pass);
        }
        // Common words may be rare at the top of this order; who knows where they begin need not walk there.
        return filter.text().isEmpty() ? counted : boundaries.fresh(key).slices(offset, limit);
    }

    /** Those behind a row, as many as are wanted or there are. */
    List<ListingCells> after(ListingFilter filter, ListingSort sort, PageStart from, int limit) {
        var text = texts.find(filter.text(), paging.mostFound());
        var rows = queries.page(filter, text, sort, List.of(PageSlice.behind(from, limit)));
        if (rows.size() == limit || from.value() == null || !sort.column().hasBlanks()) {
            return rows;
        }
        var all = new ArrayList<>(rows);
        all.addAll(queries.page(
                filter, text, sort, List.of(PageSlice.behind(ListingOrder.blanks(sort), limit - rows.size()))));
        return all;
    }

    List<ListingCells> rows(Collection<Long> ids) {
        return queries.rows(ids);
    }

    /** Which of these the filter finds. */
    List<Long> matching(ListingFilter filter, Collection<Long> ids) {
        return queries.matching(filter, texts.find(filter.text(), paging.mostFound()), ids);
    }

    long count(ListingFilter filter) {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? counts.of(filter)
                : queries.count(filter);
    }
}
