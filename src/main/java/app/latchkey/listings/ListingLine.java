package app.latchkey.listings;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A listing as lists show, filter and sort it: without its long texts, which a page of fifty need not carry. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Immutable
@Table(name = "listing")
@SQLRestriction("deleted_at is null")
@NamedEntityGraph(
        name = ListingLine.WITH_NEIGHBOURS,
        attributeNodes = {
            @NamedAttributeNode("property"),
            @NamedAttributeNode("landlord"),
            @NamedAttributeNode("branch"),
            @NamedAttributeNode("negotiator")
        })
class ListingLine {

    /** To-one relations only, so that a page is cut in SQL. */
    static final String WITH_NEIGHBOURS = "ListingLine.withNeighbours";

    @Id
    private long id;

    @TenantId
    private @Nullable Long agencyId;

    private String reference;

    // There always, and yet not "optional = false": what is joined from the left is joined to the page's rows, while
    // among inner joins the planner likes to begin with all branches.
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "property_id")
    private ListedProperty property;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "branch_id")
    private ListingBranch branch;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "negotiator_id")
    private @Nullable Negotiator negotiator;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "landlord_id")
    private @Nullable ListingLandlord landlord;

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

    @SuppressWarnings("NullAway.Init")
    protected ListingLine() {}

    ListingRow toRow(LocalDate today) {
        return new ListingRow(
                id,
                reference,
                address,
                town,
                outcode,
                propertyType,
                bedrooms,
                rentPence == null || rentFrequency == null ? null : new Rent(rentPence, rentFrequency),
                availableFrom,
                status,
                landlord == null ? null : landlord.name(),
                branch.name(),
                negotiator == null ? null : negotiator.name(),
                firstAvailableOn == null ? null : firstAvailableOn.until(today, ChronoUnit.DAYS));
    }
}
