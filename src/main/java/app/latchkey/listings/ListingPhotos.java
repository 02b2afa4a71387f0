package app.latchkey.listings;

import app.latchkey.platform.security.CurrentAgency;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of a listing, as addresses in order. */
@Component
class ListingPhotos {

    private final JdbcClient database;
    private final CurrentAgency agency;

    ListingPhotos(JdbcClient database, CurrentAgency agency) {
        this.database = database;
        this.agency = agency;
    }

    List<String> of(long listingId) {
        return database.sql("""
                        select url from listing_media
                         where agency_id = current_agency() and listing_id = :id and kind = 'IMAGE' order by position""").param("id", listingId).query(String.class).list();
    }

    void replace(long listingId, List<String> addresses, Instant now) {
        database.sql(
                        "delete from listing_media where agency_id = current_agency() and listing_id = :id and kind = 'IMAGE'")
                .param("id", listingId)
                .update();
        database.sql("""
                        insert into listing_media (id, agency_id, listing_id, kind, position, url, created_at, version)
                        select nextval('listing_media_seq'), :agency, :id, 'IMAGE', photo.position - 1, photo.url, :now, 0
                          from unnest(cast(:urls as text[])) with ordinality as photo (url, position)""")
                .param("agency", agency.require())
                .param("id", listingId)
                .param("urls", addresses.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }
}
