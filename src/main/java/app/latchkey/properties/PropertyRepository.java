package app.latchkey.properties;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PropertyRepository extends Repository<Property, Long> {

    Property saveAndFlush(Property property);

    void flush();

    Optional<Property> findById(long id);

    /** Nobody else writes it, or adds a listing to it, until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Property p where p.id = :id")
    Optional<Property> lockById(long id);
}
