package app.latchkey.properties;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one translation of a filter into a condition of a property {@code p}, and the values it mentions. */
record PropertyConditions(String sql, Map<String, @Nullable Object> values) {

    /** Whatever the database's collation, no letters or figures of an outcode come after these. */
    private static final String PAST_EVERY_OUTCODE = "ZZZZ";

    static PropertyConditions of(PropertyFilter filter) {
        var all = new StringBuilder("p.agency_id = current_agency() and p.deleted_at is ")
                .append(filter.archived() ? "not null" : "null");
        var values = new HashMap<String, @Nullable Object>();
        if (!filter.text().isEmpty()) {
            all.append(" and p.id = any (array (select find_properties(:text)))");
            values.put("text", filter.text());
        }
        if (!filter.propertyTypes().isEmpty()) {
            all.append(" and p.property_type in (:types)");
            values.put("types", filter.propertyTypes().stream().map(Enum::name).toList());
        }
        if (filter.bedroomsMin() != null) {
            all.append(" and p.bedrooms >= :bedroomsMin");
            values.put("bedroomsMin", filter.bedroomsMin());
        }
        if (filter.bedroomsMax() != null) {
            all.append(" and p.bedrooms <= :bedroomsMax");
            values.put("bedroomsMax", filter.bedroomsMax());
        }
        if (!filter.town().isEmpty()) {
            all.append(" and p.town_key = lower(:town)");
            values.put("town", filter.town());
        }
        if (!filter.outcode().isEmpty()) {
            var from = filter.outcode().toUpperCase(Locale.UK);
            all.append(" and p.outcode >= :outcode and p.outcode < :pastOutcode");
            values.put("outcode", from);
            values.put("pastOutcode", from + PAST_EVERY_OUTCODE);
        }
        if (filter.onMarket()) {
            all.append(" and exists (select from listing l where l.agency_id = p.agency_id and l.property_id = p.id")
                    .append(" and l.status in ('AVAILABLE', 'UNDER_OFFER') and l.deleted_at is null)");
        }
        if (filter.withoutOwner()) {
            all.append(" and p.owner_names is null");
        }
        return new PropertyConditions(all.toString(), values);
    }
}
