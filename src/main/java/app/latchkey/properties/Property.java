package app.latchkey.properties;

import app.latchkey.platform.Postcode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The dwelling. It outlives its listings. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "property")
@SQLRestriction("deleted_at is null")
class Property {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "property_seq")
    @SequenceGenerator(name = "property_seq", sequenceName = "property_seq")
    private @Nullable Long id;

    @TenantId
    private @Nullable Long agencyId;

    @Version
    private int version;

    private @Nullable String ownRef;
    private String address;
    private String town;
    private @Nullable String postcode;
    private @Nullable String outcode;

    @Enumerated(EnumType.STRING)
    private PropertyType propertyType;

    private int bedrooms;
    private @Nullable Integer bathrooms;
    private @Nullable String councilTaxBand;
    private @Nullable String epcRating;
    private @Nullable LocalDate epcExpiresOn;
    private boolean epcExempt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Property() {}

    @SuppressWarnings("NullAway.Init")
    Property(PropertyDetails details, Instant now) {
        createdAt = now;
        revise(details, now);
    }

    final void revise(PropertyDetails details, Instant now) {
        ownRef = details.ownRef();
        address = details.address();
        town = details.town();
        var full = details.postcode();
        postcode = full == null ? null : full.value();
        outcode = full == null ? details.outcode() : full.outcode();
        propertyType = details.propertyType();
        bedrooms = details.bedrooms();
        bathrooms = details.bathrooms();
        councilTaxBand = details.councilTaxBand();
        epcRating = details.epcRating();
        epcExpiresOn = details.epcExpiresOn();
        epcExempt = details.epcExempt();
        updatedAt = now;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    PropertyDetails toDetails() {
        return new PropertyDetails(
                ownRef,
                address,
                town,
                postcode == null ? null : new Postcode(postcode),
                outcode,
                propertyType,
                bedrooms,
                bathrooms,
                councilTaxBand,
                epcRating,
                epcExpiresOn,
                epcExempt);
    }
}
