package app.latchkey.listings;

import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads one listing to be shown: from its own row, which has its neighbours' names, and its property's. */
@Component
class ListingRecords {

    private static final String BY_REFERENCE = """
            select l.id, l.version, l.reference, l.status, l.status_since, l.first_available_on, l.let_agreed_on,
                   l.agreed_rent_pcm_pence, l.move_in_on, l.landlord_name, l.negotiator_name, l.branch_name, l.property_id,
                   l.branch_id, l.negotiator_id, l.landlord_id, l.let_type, l.address, l.town, l.postcode, l.outcode,
                   l.property_type, l.bedrooms, l.bathrooms, l.furnishing, l.rent_pence, l.rent_frequency, l.deposit_pence,
                   l.available_from, l.expected_stay_months, l.pets_considered, l.summary, l.description, l.terms_signed_on,
                   l.ownership_seen_on, p.own_ref, p.council_tax_band, p.epc_rating, p.epc_expires_on, p.epc_exempt
              from listing l join property p on p.id = l.property_id
             where l.agency_id = current_agency() and l.reference = ? and l.deleted_at is null""";

    private final JdbcClient database;
    private final EntityManager entities;

    ListingRecords(JdbcClient database, EntityManager entities) {
        this.database = database;
        this.entities = entities;
    }

    Optional<SavedListing> find(String reference) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            entities.flush();
        }
        return database.sql(BY_REFERENCE)
                .param(reference)
                .query((row, number) -> new Reader(row).saved())
                .optional();
    }

    private record Reader(ResultSet row) {

        SavedListing saved() throws SQLException {
            return new SavedListing(
                    row.getLong("id"),
                    row.getInt("version"),
                    row.getString("reference"),
                    ListingStatus.valueOf(row.getString("status")),
                    row.getTimestamp("status_since").toInstant(),
                    day("first_available_on"),
                    day("let_agreed_on"),
                    number("agreed_rent_pcm_pence"),
                    day("move_in_on"),
                    row.getString("landlord_name"),
                    row.getString("negotiator_name"),
                    row.getString("branch_name"),
                    row.getString("own_ref"),
                    details());
        }

        private ListingDetails details() throws SQLException {
            var postcode = row.getString("postcode");
            return new ListingDetails(
                    row.getLong("property_id"),
                    row.getLong("branch_id"),
                    number("negotiator_id"),
                    number("landlord_id"),
                    LetType.valueOf(row.getString("let_type")),
                    row.getString("address"),
                    row.getString("town"),
                    postcode == null ? null : new Postcode(postcode),
                    row.getString("outcode"),
                    PropertyType.valueOf(row.getString("property_type")),
                    row.getInt("bedrooms"),
                    count("bathrooms"),
                    constant(Furnishing.class, "furnishing"),
                    rent(),
                    number("deposit_pence"),
                    day("available_from"),
                    count("expected_stay_months"),
                    row.getBoolean("pets_considered"),
                    row.getString("summary"),
                    row.getString("description"),
                    day("terms_signed_on"),
                    day("ownership_seen_on"),
                    row.getString("council_tax_band"),
                    row.getString("epc_rating"),
                    day("epc_expires_on"),
                    row.getBoolean("epc_exempt"));
        }

        private @Nullable Rent rent() throws SQLException {
            var pence = number("rent_pence");
            var frequency = constant(RentFrequency.class, "rent_frequency");
            return pence == null || frequency == null ? null : new Rent(pence, frequency);
        }

        private <E extends Enum<E>> @Nullable E constant(Class<E> type, String column) throws SQLException {
            var name = row.getString(column);
            return name == null ? null : Enum.valueOf(type, name);
        }

        private @Nullable LocalDate day(String column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }

        private @Nullable Long number(String column) throws SQLException {
            return row.getObject(column, Long.class);
        }

        private @Nullable Integer count(String column) throws SQLException {
            return row.getObject(column, Integer.class);
        }
    }
}
