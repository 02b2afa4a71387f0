package app.latchkey.listings;

import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.security.CurrentAgency;
import com.github.benmanes.caffeine.cache.Cache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out what free text comes to, once for all the pages and orders in which it is looked at; known until a listing of
 * the agency changes, see {@link ListingCaches#texts}.
 */
@Component
class ListingTexts implements OffersCache {

    private record Key(long agencyId, long changes, String typed, int most) {}

    private final Cache<Key, TextMatch> known = ListingCaches.texts();
    private final JdbcClient database;
    private final CurrentAgency agency;
    private final ListingChanges changes;

    ListingTexts(JdbcClient database, CurrentAgency agency, ListingChanges changes) {
        this.database = database;
        this.agency = agency;
        this.changes = changes;
    }

    /** @param mostFound when more listings match, they are not named one by one */
    TextMatch find(String typed, int mostFound) {
        if (typed.isEmpty()) {
            return TextMatch.EVERYTHING;
        }
        long agencyId = agency.require();
        return known.get(new Key(agencyId, changes.seen(agencyId), typed, mostFound), this::look);
    }

    @Override
    public OfferedCache offered() {
        return ListingCaches.offerTexts(known);
    }

    private TextMatch look(Key key) {
        return database.sql("select ids, words from find_listings(:typed, :most)")
                .param("typed", key.typed())
                .param("most", key.most())
                .query((row, _) -> match(row))
                .single();
    }

    private static TextMatch match(ResultSet row) throws SQLException {
        var ids = row.getArray("ids");
        return ids == null
                ? new TextMatch.Words(List.of((String[]) row.getArray("words").getArray()))
                : new TextMatch.Found(List.of((Long[]) ids.getArray()));
    }
}
