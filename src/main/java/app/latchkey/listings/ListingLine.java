package app.latchkey.listings;

import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A listing as lists filter, sort and show it, with the names of its neighbours on its own row. Queries go over it and
 * take what they need; nothing loads it whole.
 */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "listing")
@SQLRestriction("deleted_at is null")
class ListingLine {

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    private String reference;

    private long branchId;

    private @Nullable Long negotiatorId;

    private @Nullable String landlordName;
    private String branchName;
    private @Nullable String negotiatorName;
    private String searchText;

    @Enumerated(EnumType.STRING)
    private ListingStatus status;

    private short statusRank;
    private String address;
    private String town;
    private String townKey;
    private @Nullable String postcode;
    private @Nullable String outcode;

    @Enumerated(EnumType.STRING)
    private PropertyType propertyType;

    private int bedrooms;

    @Enumerated(EnumType.STRING)
    private @Nullable Furnishing furnishing;

    private @Nullable Long rentPence;

    @Enumerated(EnumType.STRING)
    private @Nullable RentFrequency rentFrequency;

    private @Nullable Long rentPcmPence;
    private @Nullable LocalDate availableFrom;
    private @Nullable LocalDate firstAvailableOn;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ListingLine() {}
}
