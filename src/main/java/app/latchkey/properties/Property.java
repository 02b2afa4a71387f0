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
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The dwelling. It outlives its listings; archived, it is out of the lists and keeps what is known of it. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "property")
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
    private @Nullable Long uprn;
    private String address;
    private String town;
    private @Nullable String postcode;
    private @Nullable String outcode;
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    @Enumerated(EnumType.STRING)
    private PropertyType propertyType;

    private int bedrooms;
    private @Nullable Integer bathrooms;
    private @Nullable Integer receptions;
    private @Nullable Integer floorAreaSqm;
    private @Nullable String councilTaxBand;
    private @Nullable String epcRating;
    private @Nullable LocalDate epcExpiresOn;
    private boolean epcExempt;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init")
    protected Property() {}

    @SuppressWarnings("NullAway.Init")
    Property(PropertyDetails details, Instant now) {
        createdAt = now;
        revise(details, now);
    }

    final void revise(PropertyDetails details, Instant now) {
        ownRef = details.ownRef();
        uprn = details.uprn();
        address = details.address();
        town = details.town();
        var full = details.postcode();
        postcode = full == null ? null : full.value();
        outcode = details.outcode();
        latitude = details.latitude();
        longitude = details.longitude();
        propertyType = details.propertyType();
        bedrooms = details.bedrooms();
        bathrooms = details.bathrooms();
        receptions = details.receptions();
        floorAreaSqm = details.floorAreaSqm();
        councilTaxBand = details.councilTaxBand();
        epcRating = details.epcRating();
        epcExpiresOn = details.epcExpiresOn();
        epcExempt = details.epcExempt();
        updatedAt = now;
    }

    /** Something that hangs on it is another now, so that an edit begun before is stale. */
    void touch(Instant now) {
        updatedAt = now;
    }

    void archive(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    void restore(Instant now) {
        deletedAt = null;
        updatedAt = now;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    int version() {
        return version;
    }

    boolean isArchived() {
        return deletedAt != null;
    }

    SavedProperty toSaved() {
        return new SavedProperty(id(), version, createdAt, isArchived(), toDetails());
    }

    PropertyDetails toDetails() {
        return new PropertyDetails(
                ownRef,
                uprn,
                address,
                town,
                postcode == null ? null : new Postcode(postcode),
                outcode,
                latitude,
                longitude,
                propertyType,
                bedrooms,
                bathrooms,
                receptions,
                floorAreaSqm,
                councilTaxBand,
                epcRating,
                epcExpiresOn,
                epcExempt);
    }
}
