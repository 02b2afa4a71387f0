package app.latchkey.properties;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages, counts, and what stands beside a property. A page is one statement: its ids are cut from an index first, then
 * only their rows are given owners and listings.
 */
@Component
class PropertyQueries {

    /** Whatever the database's collation, no letters or figures of an outcode come after these. */
    private static final String PAST_EVERY_OUTCODE = "ZZZZ";

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
        var wanted = new HashMap<String, @Nullable Object>();
        return database.sql("""
                        select p.id, p.address, p.town, p.postcode_key, p.property_type, p.bedrooms,
                               (select string_agg(c.name, ', ' order by o.leads desc, o.share_percent desc, o.id)
                                  from ownership o join landlord l on l.id = o.landlord_id
                                  join contact c on c.id = l.contact_id
                                 where o.property_id = p.id and o.owned_from <= :today
                                   and (o.owned_until is null or o.owned_until > :today)) as owners,
                               (select l.status from listing l where l.property_id = p.id and l.deleted_at is null
                                 order by l.id desc limit 1) as listing_status
                          from property p
                         where p.id in (select p.id from property p where %s order by %s offset :offset limit :limit)
                         order by %s""".formatted(matching(filter, wanted), sort.orderOf("p"), sort.orderOf("p")))
                .params(wanted)
                .param("today", LocalDate.now(clock))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    long count(PropertyFilter filter) {
        var wanted = new HashMap<String, @Nullable Object>();
        return database.sql("select count(*) from property p where " + matching(filter, wanted))
                .params(wanted)
                .query(Long.class)
                .single();
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

    private static String matching(PropertyFilter filter, Map<String, @Nullable Object> wanted) {
        var all = new StringBuilder("p.agency_id = current_agency() and p.deleted_at is ")
                .append(filter.archived() ? "not null" : "null");
        if (!filter.text().isEmpty()) {
            all.append(" and p.id = any (array (select find_properties(:text)))");
            wanted.put("text", filter.text());
        }
        if (!filter.propertyTypes().isEmpty()) {
            all.append(" and p.property_type in (:types)");
            wanted.put("types", filter.propertyTypes().stream().map(Enum::name).toList());
        }
        if (filter.bedroomsMin() != null) {
            all.append(" and p.bedrooms >= :bedroomsMin");
            wanted.put("bedroomsMin", filter.bedroomsMin());
        }
        if (filter.bedroomsMax() != null) {
            all.append(" and p.bedrooms <= :bedroomsMax");
            wanted.put("bedroomsMax", filter.bedroomsMax());
        }
        if (!filter.town().isEmpty()) {
            all.append(" and p.town_key = lower(:town)");
            wanted.put("town", filter.town());
        }
        if (!filter.outcode().isEmpty()) {
            all.append(" and p.outcode >= :outcode and p.outcode < :pastOutcode");
            wanted.put("outcode", filter.outcode().toUpperCase(Locale.UK));
            wanted.put("pastOutcode", filter.outcode().toUpperCase(Locale.UK) + PAST_EVERY_OUTCODE);
        }
        if (filter.onMarket()) {
            all.append("""
                     and exists (select from listing l where l.agency_id = p.agency_id and l.property_id = p.id
                                    and l.status in ('AVAILABLE', 'UNDER_OFFER') and l.deleted_at is null)""");
        }
        if (filter.withoutOwner()) {
            all.append(" and p.owner_names is null");
        }
        return all.toString();
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
