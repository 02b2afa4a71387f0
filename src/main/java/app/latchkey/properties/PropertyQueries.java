package app.latchkey.properties;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages, counts, and what stands beside a property. A page is one statement: where it skips rows, its ids are
 * cut from an index first; only its rows are given owners and listings.
 */
@Component
class PropertyQueries {

    /** The stages in which somebody is at work on a listing; in the others it is let, laid aside or over. */
    private static final String IN_PROGRESS =
            "('DRAFT', 'APPRAISED', 'INSTRUCTED', 'AVAILABLE', 'UNDER_OFFER', 'LET_AGREED', 'SUSPENDED')";

    private final JdbcClient database;
    private final Clock clock;

    PropertyQueries(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<PropertyRow> page(PropertyFilter filter, PropertySort sort, int offset, int limit) {
        var wanted = PropertyConditions.of(filter);
        return rows("p.id in (select p.id from property p where %s order by %s offset :offset limit :limit) order by %s"
                        .formatted(wanted.sql(), sort.orderOf("p"), sort.orderOf("p")))
                .params(wanted.values())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    List<PropertyRow> pageAfter(PropertyFilter filter, PropertySort sort, Place place, int limit) {
        var wanted = PropertyConditions.of(filter);
        return sort.keyset()
                .readAfter(
                        place,
                        limit,
                        (condition, from, most) -> Keyset.bind(
                                        rows("%s and %s order by %s limit :limit"
                                                .formatted(wanted.sql(), condition, sort.orderOf("p"))),
                                        from)
                                .params(wanted.values())
                                .param("limit", most)
                                .query((row, number) -> row(row))
                                .list());
    }

    /** Those that are there, archived or not, in no order. */
    List<PropertyRow> rows(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows("p.id in (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> row(row))
                        .list();
    }

    Set<Long> matching(PropertyFilter filter, Collection<Long> ids) {
        var wanted = PropertyConditions.of(filter);
        return ids.isEmpty()
                ? Set.of()
                : database.sql("select p.id from property p where " + wanted.sql() + " and p.id in (:ids)")
                        .params(wanted.values())
                        .param("ids", ids)
                        .query(Long.class)
                        .set();
    }

    long count(PropertyFilter filter) {
        var wanted = PropertyConditions.of(filter);
        return database.sql("select count(*) from property p where " + wanted.sql())
                .params(wanted.values())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec rows(String which) {
        return database.sql("""
                        select p.id, p.address, p.town, p.postcode_key, p.property_type, p.bedrooms,
                               (select string_agg(c.name, ', ' order by o.leads desc, o.share_percent desc, o.id)
                                  from ownership o join landlord l on l.id = o.landlord_id
                                  join contact c on c.id = l.contact_id
                                 where o.property_id = p.id and o.owned_from <= :today
                                   and (o.owned_until is null or o.owned_until > :today)) as owners,
                               (select l.status from listing l where l.property_id = p.id and l.deleted_at is null
                                 order by l.id desc limit 1) as listing_status
                          from property p where\s""" + which).param("today", LocalDate.now(clock));
    }

    /** The newest first. */
    List<PropertyListing> listings(long propertyId) {
        return database.sql("""
                        select reference, status, status_since, rent_pence, rent_frequency from listing
                         where property_id = :property and deleted_at is null order by id desc limit 200""")
                .param("property", propertyId)
                .query((row, number) -> listing(row))
                .list();
    }

    Optional<PropertyListing> listingInProgress(long propertyId) {
        return database.sql("""
                        select reference, status, status_since, rent_pence, rent_frequency from listing
                         where property_id = :property and deleted_at is null and status in %s
                         order by id desc limit 1""".formatted(IN_PROGRESS))
                .param("property", propertyId)
                .query((row, number) -> listing(row))
                .optional();
    }

    /** Another property in use that has this value in a column of which each has its own. */
    Optional<Long> other(long propertyId, String column, Object value) {
        return database.sql("select id from property where %s = :value and deleted_at is null and id <> :id"
                        .formatted(column))
                .param("value", value)
                .param("id", propertyId)
                .query(Long.class)
                .optional();
    }

    private static PropertyRow row(ResultSet row) throws SQLException {
        return new PropertyRow(
                row.getLong("id"),
                row.getString("address"),
                row.getString("town"),
                row.getString("postcode_key"),
                PropertyType.valueOf(row.getString("property_type")),
                row.getInt("bedrooms"),
                row.getString("owners"),
                row.getString("listing_status"));
    }

    private static PropertyListing listing(ResultSet row) throws SQLException {
        var frequency = row.getString("rent_frequency");
        return new PropertyListing(
                row.getString("reference"),
                row.getString("status"),
                row.getTimestamp("status_since").toInstant(),
                frequency == null ? null : new Rent(row.getLong("rent_pence"), RentFrequency.valueOf(frequency)));
    }
}
