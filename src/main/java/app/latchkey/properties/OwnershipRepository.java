package app.latchkey.properties;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OwnershipRepository extends Repository<Ownership, Long> {

    Ownership save(Ownership ownership);

    boolean existsByPropertyId(long propertyId);

    @Query("""
            select new app.latchkey.properties.PropertyService$Share(o.landlordId, o.sharePercent, o.leads)
              from Ownership o
             where o.propertyId = :propertyId and o.ownedFrom <= :day and (o.ownedUntil is null or o.ownedUntil > :day)
             order by o.leads desc, o.sharePercent desc, o.id""")
    List<PropertyService.Share> sharesOn(long propertyId, LocalDate day);
}
