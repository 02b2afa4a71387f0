package app.latchkey.contacts;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ContactRepository extends Repository<Contact, Long> {

    Contact saveAndFlush(Contact contact);

    void flush();

    Optional<Contact> findById(long id);

    /** Nobody else writes it until this transaction ends, so its version decides whether an edit is stale. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Contact c where c.id = :id")
    Optional<Contact> lockById(long id);
}
