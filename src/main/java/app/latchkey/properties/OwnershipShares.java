package app.latchkey.properties;

import app.latchkey.platform.security.CurrentAgency;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of ownership, to take away and to put in the place of others; the database judges whether they add up. */
@Component
class OwnershipShares {

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
        return database.sql("""
                        select id, property_id, landlord_id, share_percent, owned_from, owned_until, leads
                          from ownership where property_id = :property and landlord_id in (:landlords) order by id""")
                .param("property", propertyId)
                .param("landlords", landlordIds)
                .query((row, number) -> new OwnershipShare(
                        row.getLong("id"),
                        row.getLong("property_id"),
                        row.getLong("landlord_id"),
                        row.getBigDecimal("share_percent"),
                        row.getObject("owned_from", LocalDate.class),
                        row.getObject("owned_until", LocalDate.class),
                        row.getBoolean("leads")))
                .list();
    }

    /** Rows that had a number get it back. */
    void replace(List<OwnershipShare> taken, List<OwnershipShare> put) {
        database.sql("delete from ownership where id in (:ids)")
                .param(
                        "ids",
                        taken.stream()
                                .map(OwnershipShare::id)
                                .filter(Objects::nonNull)
                                .toList())
                .update();
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
}
