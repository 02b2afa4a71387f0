package app.latchkey.landlords;

import app.latchkey.platform.security.CurrentAgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes single landlords. */
@Component
class LandlordRecords {

    private static final String LIVE = """
            select l.id, l.version, l.contact_id, c.name, l.status, l.aml_status, l.aml_expires_on, l.overseas,
                   l.repair_limit_pence, l.created_at
              from landlord l join contact c on c.id = l.contact_id
             where l.deleted_at is null and l.id = :id""";

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final Clock clock;

    LandlordRecords(JdbcClient database, CurrentAgency agency, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.clock = clock;
    }

    Optional<SavedLandlord> find(long id) {
        return database.sql(LIVE).param("id", id).query(this::landlord).optional();
    }

    /**
     * Nobody else writes it until this transaction ends.
     *
     * @throws LandlordNotFound when it is not, or no longer, there
     */
    SavedLandlord lock(long id) {
        return database.sql(LIVE + " for update of l")
                .param("id", id)
                .query(this::landlord)
                .optional()
                .orElseThrow(() -> new LandlordNotFound(id));
    }

    Optional<Long> ofContact(long contactId) {
        return database.sql("select id from landlord where contact_id = :contact and deleted_at is null")
                .param("contact", contactId)
                .query(Long.class)
                .optional();
    }

    long insert(long contactId, LandlordDetails details, Instant now) {
        return with(database.sql("""
                                insert into landlord (id, agency_id, contact_id, status, aml_status, aml_expires_on,
                                       overseas, repair_limit_pence, created_at, updated_at, version)
                                values (nextval('landlord_seq'), :agency, :contact, :status, :aml, :expires, :overseas,
                                       :limit, :now, :now, 0)
                                returning id"""), details, now)
                .param("agency", agency.require())
                .param("contact", contactId)
                .query(Long.class)
                .single();
    }

    void write(long id, LandlordDetails details, Instant now) {
        with(database.sql("""
                                update landlord set status = :status, aml_status = :aml, aml_expires_on = :expires,
                                       overseas = :overseas, repair_limit_pence = :limit, updated_at = :now,
                                       version = version + 1
                                 where id = :id"""), details, now).param("id", id).update();
    }

    /** One whose contact turned out to be another that is a landlord, too, is a landlord no more. */
    void retire(long id, boolean retired, Instant now) {
        database.sql("""
                        update landlord set deleted_at = :deleted, updated_at = :now, version = version + 1
                         where id = :id""")
                .param("deleted", retired ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** @return whether it was still the first contact's */
    boolean hand(long id, long fromContactId, long toContactId, Instant now) {
        return database.sql("""
                        update landlord set contact_id = :to, updated_at = :now, version = version + 1
                         where id = :id and contact_id = :from and deleted_at is null""")
                        .param("to", toContactId)
                        .param("from", fromContactId)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    static boolean isClear(AmlStatus status, @Nullable LocalDate expiresOn, LocalDate today) {
        return status == AmlStatus.CLEAR && (expiresOn == null || !expiresOn.isBefore(today));
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, LandlordDetails d, Instant now) {
        return statement
                .param("status", d.status().name())
                .param("aml", d.amlStatus().name())
                .param("expires", d.amlExpiresOn(), Types.DATE)
                .param("overseas", d.overseas())
                .param("limit", d.repairLimitPence(), Types.BIGINT)
                .param("now", Timestamp.from(now));
    }

    private SavedLandlord landlord(ResultSet row, int number) throws SQLException {
        var details = new LandlordDetails(
                LandlordStatus.valueOf(row.getString("status")),
                AmlStatus.valueOf(row.getString("aml_status")),
                LandlordQueries.day(row),
                row.getBoolean("overseas"),
                row.getObject("repair_limit_pence", Long.class));
        return new SavedLandlord(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("contact_id"),
                row.getString("name"),
                isClear(details.amlStatus(), details.amlExpiresOn(), LocalDate.now(clock)),
                row.getTimestamp("created_at").toInstant(),
                details);
    }
}
