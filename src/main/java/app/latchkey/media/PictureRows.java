package app.latchkey.media;

import app.latchkey.platform.security.CurrentAgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of pictures. An order is written by one statement, which the database judges as a whole. */
@Component
class PictureRows {

    private static final String PICTURES = """
            select id, kind, position, caption, url, width, height, checksum from listing_media
             where agency_id = current_agency() and listing_id = :listing and kind in ('IMAGE', 'FLOOR_PLAN')
               and position is not null""";

    private final JdbcClient database;
    private final CurrentAgency agency;

    PictureRows(JdbcClient database, CurrentAgency agency) {
        this.database = database;
        this.agency = agency;
    }

    /** Photos, then floor plans, each in their order. */
    List<Picture> of(long listingId) {
        return database.sql(PICTURES + " order by kind desc, position")
                .param("listing", listingId)
                .query(PictureRows::picture)
                .list();
    }

    Optional<Picture> lead(long listingId) {
        return database.sql(PICTURES + " and kind = 'IMAGE' order by position limit 1")
                .param("listing", listingId)
                .query(PictureRows::picture)
                .optional();
    }

    int photos(long listingId) {
        return database.sql("""
                        select count(*) from listing_media where agency_id = current_agency() and listing_id = :listing
                           and kind = 'IMAGE' and position is not null""")
                .param("listing", listingId)
                .query(Integer.class)
                .single();
    }

    /** Also of one that was removed: who is looking at it goes on seeing it. */
    Optional<StoredFile> file(long id) {
        return database.sql("""
                        select file_key, media_type, checksum from listing_media
                         where agency_id = current_agency() and id = :id and file_key is not null""")
                .param("id", id)
                .query((row, number) -> new StoredFile(
                        row.getObject("file_key", UUID.class), row.getString("media_type"), row.getString("checksum")))
                .optional();
    }

    long add(long listingId, PictureKind kind, int position, String url, Instant now) {
        return database.sql("""
                        insert into listing_media (id, agency_id, listing_id, kind, position, url, created_at, version)
                        values (nextval('listing_media_seq'), :agency, :listing, :kind, :position, :url, :now, 0)
                        returning id""")
                .param("agency", agency.require())
                .param("listing", listingId)
                .param("kind", kind.name())
                .param("position", position)
                .param("url", url)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    long add(long listingId, PictureKind kind, int position, MadePicture made, Instant now) {
        return database.sql("""
                        insert into listing_media (id, agency_id, listing_id, kind, position, file_key, media_type,
                               bytes, width, height, checksum, created_at, version)
                        values (nextval('listing_media_seq'), :agency, :listing, :kind, :position, :key, :type, :bytes,
                               :width, :height, :checksum, :now, 0) returning id""")
                .param("agency", agency.require())
                .param("listing", listingId)
                .param("kind", kind.name())
                .param("position", position)
                .param("key", made.key())
                .param("type", made.mediaType())
                .param("bytes", made.bytes())
                .param("width", made.width())
                .param("height", made.height())
                .param("checksum", made.checksum())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Gives these pictures this kind and the places of this order, whatever they had. */
    void arrange(PictureKind kind, List<Long> ids) {
        database.sql("""
                        update listing_media m
                           set kind = :kind, position = o.place - 1, removed_at = null, version = version + 1
                          from unnest(cast(:ids as bigint[])) with ordinality o (id, place)
                         where m.agency_id = current_agency() and m.id = o.id
                           and (m.kind, m.position) is distinct from (:kind, o.place - 1)""")
                .param("kind", kind.name())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    void describe(long id, @Nullable String caption) {
        database.sql("""
                        update listing_media set caption = :caption, version = version + 1
                         where agency_id = current_agency() and id = :id""")
                .param("caption", caption, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void takeAway(long id, Instant now) {
        database.sql("""
                        update listing_media set position = null, removed_at = :now, version = version + 1
                         where agency_id = current_agency() and id = :id""").param("now", Timestamp.from(now)).param("id", id).update();
    }

    boolean isRemoved(long listingId, long id, PictureKind kind) {
        return database.sql("""
                        select count(*) from listing_media where agency_id = current_agency() and listing_id = :listing
                           and id = :id and kind = :kind and removed_at is not null""")
                        .param("listing", listingId)
                        .param("id", id)
                        .param("kind", kind.name())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Forgets for good what was removed before; at most some at a time. */
    List<UUID> forget(Instant removedBefore) {
        return database
                .sql("""
                        delete from listing_media where agency_id = current_agency() and id in (
                               select id from listing_media
                                where agency_id = current_agency() and removed_at < :before limit 100)
                        returning file_key""")
                .param("before", Timestamp.from(removedBefore))
                .query((row, number) -> Optional.ofNullable(row.getObject("file_key", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Picture picture(ResultSet row, int number) throws SQLException {
        return new Picture(
                row.getLong("id"),
                PictureKind.valueOf(row.getString("kind")),
                row.getInt("position"),
                row.getString("caption"),
                row.getString("url"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("checksum"));
    }

    record StoredFile(UUID key, String mediaType, String checksum) {}
}
