package app.latchkey.listings;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ListingRepository extends Repository<Listing, Long> {

    Listing saveAndFlush(Listing listing);

    void flush();

    /** With its property; joined in so many words, since Hibernate keeps no plan of a query with an entity graph. */
    @Query("select l from Listing l join fetch l.property where l.reference = :reference")
    Optional<Listing> findByReference(String reference);

    /** Nobody else writes it until this transaction ends, so its version decides whether an edit is stale. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from Listing l where l.reference = :reference")
    Optional<Listing> lockByReference(String reference);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from Listing l where l.id = :id")
    Optional<Listing> lockById(long id);

    List<Listing> findByPropertyIdAndStatus(long propertyId, ListingStatus status);
}
