package app.latchkey.listings;

import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.security.CurrentAgency;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exact counts, known until a listing of the agency changes; see {@link ListingCaches#counts}. */
@Component
class ListingCounts implements OffersCache {

    private record Key(long agencyId, long changes, ListingFilter filter) {}

    private final LoadingCache<Key, Long> known = ListingCaches.counts(this::count);
    private final ListingQueries queries;
    private final ListingTexts texts;
    private final ListingPaging paging;
    private final CurrentAgency agency;
    private final ListingChanges changes;
    private final TransactionTemplate transaction;

    ListingCounts(
            ListingQueries queries,
            ListingTexts texts,
            ListingPaging paging,
            CurrentAgency agency,
            ListingChanges changes,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.texts = texts;
        this.paging = paging;
        this.agency = agency;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    long of(ListingFilter filter) {
        return known.get(key(filter));
    }

    /** What is known of it without counting. */
    OptionalLong known(ListingFilter filter) {
        var count = known.getIfPresent(key(filter));
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override
    public OfferedCache offered() {
        return ListingCaches.offerCounts(known);
    }

    private Key key(ListingFilter filter) {
        long agencyId = agency.require();
        return new Key(agencyId, changes.seen(agencyId), filter);
    }

    /** In the transaction of whoever asks, or in one of its own when nobody waits for it. */
    private long count(Key key) {
        return CurrentAgency.callAs(
                key.agencyId(),
                () -> transaction.execute(_ -> {
                    var text = texts.find(key.filter().text(), paging.mostFound());
                    return text instanceof TextMatch.Found(var ids)
                                    && key.filter()
                                            .equals(ListingFilter.ofText(
                                                    key.filter().text()))
                            ? (long) ids.size()
                            : queries.count(key.filter(), text);
                }));
    }
}
