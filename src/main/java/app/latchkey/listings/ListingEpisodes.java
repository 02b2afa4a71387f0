package app.latchkey.listings;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dated steps of a listing, its prices and its statuses: written once, never changed, and counted by KPIs. */
@Component
class ListingEpisodes {

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;

    ListingEpisodes(JdbcClient database, CurrentAgency agency, CurrentUser user) {
        this.database = database;
        this.agency = agency;
        this.user = user;
    }

    void priced(long listingId, @Nullable Rent before, @Nullable Rent after, Instant at) {
        database.sql("""
                        insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence,
                               new_frequency, at, by_id, by_name)
                        values (nextval('price_change_seq'), :agency, :listing, :oldPence, :oldFrequency, :newPence,
                               :newFrequency, :at, :by, :name)""")
                .param("agency", agency.require())
                .param("listing", listingId)
                .param("oldPence", before == null ? null : before.amountPence())
                .param(
                        "oldFrequency",
                        before == null ? null : before.frequency().name())
                .param("newPence", after == null ? null : after.amountPence())
                .param("newFrequency", after == null ? null : after.frequency().name())
                .param("at", Timestamp.from(at))
                .param("by", user.require().id())
                .param("name", user.require().name())
                .update();
    }

    void moved(
            long listingId,
            @Nullable ListingStatus from,
            ListingStatus to,
            @Nullable String reason,
            List<Blocker> overridden,
            Instant at) {
        database.sql("""
                        insert into status_change (id, agency_id, listing_id, from_status, to_status, at, by_id, by_name,
                               reason, overridden)
                        values (nextval('status_change_seq'), :agency, :listing, :from, :to, :at, :by, :name, :reason,
                               :overridden)""")
                .param("agency", agency.require())
                .param("listing", listingId)
                .param("from", from == null ? null : from.name())
                .param("to", to.name())
                .param("at", Timestamp.from(at))
                .param("by", user.require().id())
                .param("name", user.require().name())
                .param("reason", reason)
                .param(
                        "overridden",
                        overridden.isEmpty()
                                ? null
                                : String.join(
                                        ",",
                                        overridden.stream().map(Blocker::key).toList()))
                .update();
    }

    /** The newest first. */
    List<PriceChange> prices(long listingId) {
        return database.sql("""
                        select at, by_name, old_pence, old_frequency, new_pence, new_frequency from price_change
                         where agency_id = current_agency() and listing_id = :id order by id desc limit 200""")
                .param("id", listingId)
                .query((row, number) -> new PriceChange(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name"),
                        rent(row, "old"),
                        rent(row, "new")))
                .list();
    }

    /** The newest first. */
    List<StatusChange> statuses(long listingId) {
        return database.sql("""
                        select at, by_name, from_status, to_status, reason, overridden from status_change
                         where agency_id = current_agency() and listing_id = :id order by id desc limit 200""")
                .param("id", listingId)
                .query(ListingEpisodes::status)
                .list();
    }

    private static StatusChange status(ResultSet row, int number) throws SQLException {
        var from = row.getString("from_status");
        var overridden = row.getString("overridden");
        return new StatusChange(
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                from == null ? null : ListingStatus.valueOf(from),
                ListingStatus.valueOf(row.getString("to_status")),
                row.getString("reason"),
                overridden == null ? List.of() : Arrays.asList(overridden.split(",", -1)));
    }

    private static @Nullable Rent rent(ResultSet row, String which) throws SQLException {
        var pence = row.getObject(which + "_pence", Long.class);
        return pence == null ? null : new Rent(pence, RentFrequency.valueOf(row.getString(which + "_frequency")));
    }
}
