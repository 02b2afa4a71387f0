package app.latchkey.properties;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One landlord's share of a property over a time: from a day on, until but not including another. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "ownership")
class Ownership {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ownership_seq")
    @SequenceGenerator(name = "ownership_seq", sequenceName = "ownership_seq")
    private @Nullable Long id;

    @TenantId
    private @Nullable Long agencyId;

    @Version
    private int version;

    private long propertyId;
    private long landlordId;
    private BigDecimal sharePercent;
    private LocalDate ownedFrom;
    private @Nullable LocalDate ownedUntil;
    private boolean leads;

    @SuppressWarnings("NullAway.Init")
    protected Ownership() {}

    /** All of it, from this day on. */
    Ownership(long propertyId, long landlordId, LocalDate from) {
        this.propertyId = propertyId;
        this.landlordId = landlordId;
        this.sharePercent = new BigDecimal("100");
        this.ownedFrom = from;
        this.leads = true;
    }
}
