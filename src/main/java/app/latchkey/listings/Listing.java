package app.latchkey.listings;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.AVAILABLE;
import static app.latchkey.listings.ListingStatus.CLOSED;
import static app.latchkey.listings.ListingStatus.DRAFT;
import static app.latchkey.listings.ListingStatus.INSTRUCTED;
import static app.latchkey.listings.ListingStatus.LET;
import static app.latchkey.listings.ListingStatus.LET_AGREED;
import static app.latchkey.listings.ListingStatus.LOST;
import static app.latchkey.listings.ListingStatus.SUSPENDED;
import static app.latchkey.listings.ListingStatus.UNDER_OFFER;
import static app.latchkey.listings.ListingStatus.WITHDRAWN;

import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.TenantId;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** One marketing episode of a property, with the facts it is advertised by on its own row. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "listing")
@SQLRestriction("deleted_at is null")
class Listing {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "listing_seq")
    @SequenceGenerator(name = "listing_seq", sequenceName = "listing_seq")
    private @Nullable Long id;

    @TenantId
    private @Nullable Long agencyId;

    @Generated(event = EventType.INSERT)
    private @Nullable String reference;

    @Version
    private int version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "property_id")
    private ListedProperty property;

    private long branchId;
    private @Nullable Long negotiatorId;
    private @Nullable Long landlordId;

    @Enumerated(EnumType.STRING)
    private ListingStatus status = DRAFT;

    private Instant statusSince;

    @Enumerated(EnumType.STRING)
    private @Nullable ListingStatus suspendedFrom;

    @Enumerated(EnumType.STRING)
    private LetType letType;

    private String address;
    private String town;
    private @Nullable String postcode;
    private @Nullable String outcode;

    @Enumerated(EnumType.STRING)
    private PropertyType propertyType;

    private int bedrooms;
    private @Nullable Integer bathrooms;

    @Enumerated(EnumType.STRING)
    private @Nullable Furnishing furnishing;

    private @Nullable Long rentPence;

    @Enumerated(EnumType.STRING)
    private @Nullable RentFrequency rentFrequency;

    private @Nullable Long depositPence;
    private @Nullable LocalDate availableFrom;
    private @Nullable Integer expectedStayMonths;
    private boolean petsConsidered;
    private @Nullable String summary;
    private @Nullable String description;
    private @Nullable LocalDate appraisedOn;
    private @Nullable LocalDate termsSignedOn;
    private @Nullable LocalDate ownershipSeenOn;
    private @Nullable LocalDate firstAvailableOn;
    private @Nullable LocalDate letAgreedOn;
    private @Nullable Long agreedRentPcmPence;
    private @Nullable LocalDate moveInOn;
    private @Nullable LocalDate withdrawnOn;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Listing() {}

    @SuppressWarnings("NullAway.Init")
    Listing(ListedProperty property, Instant now) {
        this.property = property;
        this.statusSince = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes what a person edited. */
    void revise(ListingDetails details, Instant now) {
        if (status.isFinal()) {
            throw new IllegalTransition(status, status);
        }
        branchId = details.branchId();
        negotiatorId = details.negotiatorId();
        landlordId = details.landlordId();
        letType = details.letType();
        address = details.address();
        town = details.town();
        var full = details.postcode();
        postcode = full == null ? null : full.value();
        outcode = full == null ? details.outcode() : full.outcode();
        propertyType = details.propertyType();
        bedrooms = details.bedrooms();
        bathrooms = details.bathrooms();
        furnishing = details.furnishing();
        var rent = details.rent();
        rentPence = rent == null ? null : rent.amountPence();
        rentFrequency = rent == null ? null : rent.frequency();
        depositPence = details.depositPence();
        availableFrom = details.availableFrom();
        expectedStayMonths = details.expectedStayMonths();
        petsConsidered = details.petsConsidered();
        summary = details.summary();
        description = details.description();
        termsSignedOn = details.termsSignedOn();
        ownershipSeenOn = details.ownershipSeenOn();
        updatedAt = now;
    }

    void appraise(Instant now, LocalDate today) {
        become(APPRAISED, now);
        appraisedOn = today;
    }

    void instruct(Instant now) {
        become(INSTRUCTED, now);
        withdrawnOn = null;
    }

    void makeAvailable(Instant now, LocalDate today) {
        become(AVAILABLE, now);
        if (firstAvailableOn == null) {
            firstAvailableOn = today;
        }
    }

    void putUnderOffer(Instant now) {
        become(UNDER_OFFER, now);
    }

    /** @param agreedPcmPence pence per calendar month, checked against the advertised rent before */
    void agreeLet(long agreedPcmPence, LocalDate moveIn, Instant now, LocalDate today) {
        become(LET_AGREED, now);
        agreedRentPcmPence = agreedPcmPence;
        moveInOn = moveIn;
        letAgreedOn = today;
    }

    void let(Instant now) {
        become(LET, now);
    }

    void fallThrough(Instant now) {
        become(AVAILABLE, now);
        agreedRentPcmPence = null;
        moveInOn = null;
        letAgreedOn = null;
    }

    void suspend(Instant now) {
        var from = status;
        become(SUSPENDED, now);
        suspendedFrom = from;
    }

    /** Back to where it was before it was suspended. */
    void resume(Instant now) {
        become(suspendedFrom == null ? AVAILABLE : suspendedFrom, now);
        suspendedFrom = null;
    }

    void withdraw(Instant now, LocalDate today) {
        become(WITHDRAWN, now);
        withdrawnOn = today;
        suspendedFrom = null;
    }

    void lose(Instant now) {
        become(LOST, now);
    }

    void close(Instant now) {
        become(CLOSED, now);
    }

    private void become(ListingStatus next, Instant now) {
        if (!status.next().contains(next)) {
            throw new IllegalTransition(status, next);
        }
        status = next;
        statusSince = now;
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

    String reference() {
        return reference == null ? "" : reference;
    }

    ListingStatus status() {
        return status;
    }

    ListedProperty property() {
        return property;
    }

    @Nullable Rent rent() {
        return rentPence == null || rentFrequency == null ? null : new Rent(rentPence, rentFrequency);
    }

    @Nullable Long agreedRentPcmPence() {
        return agreedRentPcmPence;
    }

    @Nullable LocalDate moveInOn() {
        return moveInOn;
    }

    @Nullable Long landlordId() {
        return landlordId;
    }

    ListingDetails toDetails() {
        return new ListingDetails(
                property.id(),
                branchId,
                negotiatorId,
                landlordId,
                letType,
                address,
                town,
                postcode == null ? null : new Postcode(postcode),
                outcode,
                propertyType,
                bedrooms,
                bathrooms,
                furnishing,
                rent(),
                depositPence,
                availableFrom,
                expectedStayMonths,
                petsConsidered,
                summary,
                description,
                termsSignedOn,
                ownershipSeenOn,
                property.councilTaxBand(),
                property.epcRating(),
                property.epcExpiresOn(),
                property.epcExempt());
    }
}
