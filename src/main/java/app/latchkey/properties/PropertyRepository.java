package app.latchkey.properties;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PropertyRepository extends Repository<Property, Long> {

    Property save(Property property);

    Optional<Property> findById(long id);
}
