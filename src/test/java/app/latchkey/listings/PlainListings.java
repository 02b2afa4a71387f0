package app.latchkey.listings;

import app.latchkey.Agencies;
import app.latchkey.TestAgency;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Listings that differ in little, as many as a test wants, written past the desk. */
public final class PlainListings {

    private PlainListings() {}

    /** @return their ids, nine days old, by nobody looked after, in the agency's first branch */
    public static List<Long> insert(
            int rows, ListingStatus status, TestAgency agency, Agencies agencies, JdbcTemplate database) {
        return agencies.within(agency.id(), () -> {
            var property = database.queryForMap("""
                    insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt, created_at,
                           updated_at, version)
                    values (nextval('property_seq'), ?, '1 Plain Road', 'York', 'FLAT', 1, false, now(), now(), 0)
                    returning id""", agency.id()).get("id");
            return database.queryForList(
                    """
                    insert into listing (id, agency_id, property_id, branch_id, status, status_since, suspended_from,
                           let_type, address, town, property_type, bedrooms, rent_pence, rent_frequency,
                           pets_considered, first_available_on, let_agreed_on, agreed_rent_pcm_pence, move_in_on,
                           withdrawn_on, created_at, updated_at, version, search_text)
                    select nextval('listing_seq'), ?, ?, ?, s, now() - interval '9 days',
                           case when s = 'SUSPENDED' then 'UNDER_OFFER' end, 'LONG', n || ' Plain Road', 'York',
                           'FLAT', 1, 100000, 'MONTHLY', false, current_date - 9, current_date, 90000, current_date,
                           case when s = 'WITHDRAWN' then current_date - 9 end, now() - interval '9 days', now(), 0, ''
                      from cast(? as text) s, generate_series(1, ?) n returning id""", Long.class, agency.id(), property, agency.branchId(), status.name(), rows);
        });
    }
}
