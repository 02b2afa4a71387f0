package app.latchkey.properties;

import app.latchkey.platform.Problem;
import app.latchkey.platform.security.CurrentAgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of ownership, to take away and to put in the place of others; the database judges whether they add up. */
@Component
class OwnershipShares {

    private static final String ROWS =
            "select id, property_id, landlord_id, share_percent, owned_from, owned_until, leads from ownership ";

    private final JdbcClient database;
    private final CurrentAgency agency;

    OwnershipShares(JdbcClient database, CurrentAgency agency) {
        this.database = database;
        this.agency = agency;
    }

    List<Long> propertiesOf(long landlordId) {
        return database.sql("select distinct property_id from ownership where landlord_id = :landlord order by 1")
                .param("landlord", landlordId)
                .query(Long.class)
                .list();
    }

    List<OwnershipShare> of(long propertyId, List<Long> landlordIds) {
        return database.sql(ROWS + "where property_id = :property and landlord_id in (:landlords) order by id")
                .param("property", propertyId)
                .param("landlords", landlordIds)
                .query((row, number) -> share(row))
                .list();
    }

    List<OwnershipShare> of(long propertyId) {
        return database.sql(ROWS + "where property_id = :property order by id")
                .param("property", propertyId)
                .query((row, number) -> share(row))
                .list();
    }

    /** Those that count on a day, the lead owner first. */
    List<OwnershipShare> of(long propertyId, LocalDate day) {
        return database.sql(ROWS + """
                        where property_id = :property and owned_from <= :day
                          and (owned_until is null or owned_until > :day)
                        order by leads desc, share_percent desc, id""")
                .param("property", propertyId)
                .param("day", day)
                .query((row, number) -> share(row))
                .list();
    }

    /** Of landlords who are none any more, too. */
    Map<Long, String> names(Set<Long> landlordIds) {
        var names = new HashMap<Long, String>();
        if (!landlordIds.isEmpty()) {
            database.sql("""
                            select l.id, c.name from landlord l join contact c on c.id = l.contact_id
                             where l.id in (:landlords)""").param("landlords", landlordIds).query(row -> {
                names.put(row.getLong("id"), row.getString("name"));
            });
        }
        return names;
    }

    /** Rows that had a number get it back. */
    void replace(List<OwnershipShare> taken, List<OwnershipShare> put) {
        if (!taken.isEmpty()) {
            database.sql("delete from ownership where id in (:ids)")
                    .param(
                            "ids",
                            taken.stream()
                                    .map(OwnershipShare::id)
                                    .filter(Objects::nonNull)
                                    .toList())
                    .update();
        }
        for (var share : put) {
            database.sql("""
                            insert into ownership (id, agency_id, property_id, landlord_id, share_percent, owned_from,
                                   owned_until, leads, version)
                            values (coalesce(:id, nextval('ownership_seq')), :agency, :property, :landlord, :percent,
                                   :from, :until, :leads, 0)""")
                    .param("id", share.id(), Types.BIGINT)
                    .param("agency", agency.require())
                    .param("property", share.propertyId())
                    .param("landlord", share.landlordId())
                    .param("percent", share.percent())
                    .param("from", share.from())
                    .param("until", share.until(), Types.DATE)
                    .param("leads", share.leads())
                    .update();
        }
    }

    /**
     * As {@link #replace}, and judged now instead of at the transaction's end.
     *
     * @throws InvalidProperty when the database refuses it, in the words of {@link OwnershipRules}
     */
    void replaceAndJudge(List<OwnershipShare> taken, List<OwnershipShare> put) {
        try {
            replace(taken, put);
            database.sql("set constraints ownership_adds_up immediate").update();
            database.sql("set constraints ownership_adds_up deferred").update();
        } catch (DataIntegrityViolationException e) {
            var why = String.valueOf(e.getMostSpecificCause().getMessage());
            if (why.contains("one_share_per_landlord")) {
                throw new InvalidProperty(List.of(Problem.of("owners", "ownership.problem.twice")));
            }
            if (why.contains("Shares of property")) {
                throw new InvalidProperty(List.of(Problem.of("owners", "ownership.problem.total")));
            }
            throw e;
        }
    }

    private static OwnershipShare share(ResultSet row) throws SQLException {
        return new OwnershipShare(
                row.getLong("id"),
                row.getLong("property_id"),
                row.getLong("landlord_id"),
                row.getBigDecimal("share_percent"),
                row.getObject("owned_from", LocalDate.class),
                row.getObject("owned_until", LocalDate.class),
                row.getBoolean("leads"));
    }
}
