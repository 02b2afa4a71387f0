package app.latchkey.properties;

import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.Roles;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dwellings and their owners. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class PropertyService {

    static final String ENTITY = "Property";

    private final PropertyRepository properties;
    private final OwnershipRepository ownerships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PropertyService(
            PropertyRepository properties,
            OwnershipRepository ownerships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.properties = properties;
        this.ownerships = ownerships;
        this.events = events;
        this.clock = clock;
    }

    /** @throws PropertyNotFound when this agency has none of this number */
    public PropertyDetails details(long propertyId) {
        return load(propertyId).toDetails();
    }

    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long add(PropertyDetails details) {
        var property = properties.save(new Property(details, clock.instant()));
        events.publishEvent(
                new RecordChanged(ENTITY, property.id(), "CREATED", FieldChange.between(null, details), null));
        return property.id();
    }

    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void revise(long propertyId, PropertyDetails details) {
        var property = load(propertyId);
        var changes = FieldChange.between(property.toDetails(), details);
        if (!changes.isEmpty()) {
            property.revise(details, clock.instant());
            events.publishEvent(new RecordChanged(ENTITY, propertyId, "CHANGED", changes, null));
        }
    }

    /** Who owns which share on a day; the lead owner first. Empty when nobody is known, else 100 % in all. */
    public List<Share> sharesOn(long propertyId, LocalDate day) {
        return ownerships.sharesOn(propertyId, day);
    }

    /** Makes a landlord the only owner from a day on, unless owners of this property are known already. */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void recordFirstOwner(long propertyId, long landlordId, LocalDate from) {
        if (!ownerships.existsByPropertyId(propertyId)) {
            ownerships.save(new Ownership(propertyId, landlordId, from));
            var change = new FieldChange("owner", null, "landlord " + landlordId + ", 100 %");
            events.publishEvent(new RecordChanged(ENTITY, propertyId, "CHANGED", List.of(change), null));
        }
    }

    private Property load(long propertyId) {
        return properties.findById(propertyId).orElseThrow(() -> new PropertyNotFound(propertyId));
    }

    /** @param percent above 0, at most 100, two decimals */
    public record Share(long landlordId, BigDecimal percent, boolean leads) {}
}
