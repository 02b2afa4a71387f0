package app.latchkey.listings;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface ListingRepository extends Repository<Listing, Long> {

    Listing saveAndFlush(Listing listing);

    void flush();

    @EntityGraph(attributePaths = {"property", "landlord", "branch", "negotiator"})
    Optional<Listing> findByReference(String reference);

    List<Listing> findByPropertyIdAndStatus(long propertyId, ListingStatus status);
}
