package app.latchkey.listings;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Place;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.database.ByKey;
import app.latchkey.platform.security.Roles;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.SavedProperty;
import app.latchkey.properties.Share;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, shows and edits listings; their status is moved by {@link ListingPipeline}. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ListingService {

    /** As changes of a listing name their kind. */
    public static final String ENTITY = "Listing";

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    static final int LARGEST_PAGE = 500;

    private final ListingRepository listings;
    private final ListingRecords records;
    private final ListingEdits edits;
    private final ListingPages pages;
    private final ListingEpisodes episodes;
    private final PropertyService properties;
    private final OwnershipService ownerships;
    private final HistoryService history;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ListingService(
            ListingRepository listings,
            ListingRecords records,
            ListingEdits edits,
            ListingPages pages,
            ListingEpisodes episodes,
            PropertyService properties,
            OwnershipService ownerships,
            HistoryService history,
            EntityManager entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.listings = listings;
        this.records = records;
        this.edits = edits;
        this.pages = pages;
        this.episodes = episodes;
        this.properties = properties;
        this.ownerships = ownerships;
        this.history = history;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One statement, whatever the page, and one more for text or for a long list that nobody looked at lately. From row
     * 2,000 on, a page may for some seconds after a write begin some rows too early or too late; its rows are those of
     * the filter, in order, as they are now.
     */
    public List<ListingRow> rows(ListingFilter filter, ListingSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows from row " + offset);
        }
        var today = LocalDate.now(clock);
        return pages.page(filter, sort, offset, limit).stream()
                .map(cells -> cells.toRow(today))
                .toList();
    }

    /**
     * The rows behind a place of this order. One statement, and as fast however deep; one more where those without a value
     * begin.
     */
    public List<ListingRow> rowsAfter(ListingFilter filter, ListingSort sort, Place place, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
        var today = LocalDate.now(clock);
        return pages.after(filter, sort, sort.start(place), limit).stream()
                .map(cells -> cells.toRow(today))
                .toList();
    }

    /** Where a row of today stands. */
    public Place place(ListingSort sort, ListingRow row) {
        return sort.place(row, LocalDate.now(clock));
    }

    /** Exactly as many as {@link #rows} has in all; known for a while, until a listing changes. */
    public long count(ListingFilter filter) {
        return pages.count(filter);
    }

    /** Those of these listings that are there, in no order; one statement. */
    public List<ListingRow> rowsOf(Collection<Long> ids) {
        var today = LocalDate.now(clock);
        return pages.rows(atOnce(ids)).stream().map(cells -> cells.toRow(today)).toList();
    }

    /** Those of these listings that the filter shows; one statement. */
    public Set<Long> matching(ListingFilter filter, Collection<Long> ids) {
        return Set.copyOf(pages.matching(filter, atOnce(ids)));
    }

    private static Collection<Long> atOnce(Collection<Long> ids) {
        if (ids.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException(ids.size() + " listings are too many at once");
        }
        return ids;
    }

    @ByKey
    public Optional<SavedListing> find(String reference) {
        return records.find(reference);
    }

    /**
     * A listing to begin of a property that is here already: with its facts, and its lead owner of today as landlord.
     * Empty when the property is not in use.
     *
     * @param blank what else it begins with
     */
    public Optional<ListingDetails> ofProperty(ListingDetails blank, long propertyId) {
        return properties
                .find(propertyId)
                .filter(property -> !property.archived())
                .map(property -> begun(
                        blank,
                        property,
                        ownerships.sharesOn(propertyId, LocalDate.now(clock)).stream()
                                .findFirst()
                                .map(Share::landlordId)
                                .orElse(null)));
    }

    private static ListingDetails begun(ListingDetails blank, SavedProperty property, @Nullable Long landlordId) {
        var d = property.details();
        return new ListingDetails(
                property.id(),
                blank.branchId(),
                blank.negotiatorId(),
                landlordId,
                blank.letType(),
                d.address(),
                d.town(),
                d.postcode(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.bathrooms(),
                blank.furnishing(),
                blank.rent(),
                blank.depositPence(),
                blank.availableFrom(),
                blank.expectedStayMonths(),
                blank.petsConsidered(),
                blank.summary(),
                blank.description(),
                blank.termsSignedOn(),
                blank.ownershipSeenOn(),
                d.councilTaxBand(),
                d.epcRating(),
                d.epcExpiresOn(),
                d.epcExempt());
    }

    public List<PriceChange> prices(long listingId) {
        return episodes.prices(listingId);
    }

    public List<StatusChange> statuses(long listingId) {
        return episodes.statuses(listingId);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long listingId, int offset, int limit) {
        return history.of(ENTITY, listingId, offset, limit);
    }

    /**
     * Starts a draft, with its property when that is new.
     *
     * @return its reference
     * @throws InvalidListing when a field can't be so
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public String create(ListingDetails details) {
        refuse(ListingRules.check(details));
        var now = clock.instant();
        var propertyId = details.propertyId() == null ? properties.add(dwelling(details, null)) : details.propertyId();
        if (details.propertyId() != null && !reviseProperty(propertyId, details)) {
            refuse(List.of(Problem.of("propertyId", "listing.problem.property-archived")));
        }
        recordOwner(propertyId, details);
        var listing = new Listing(entities.getReference(ListedProperty.class, propertyId), now);
        listing.revise(details, now);
        listings.saveAndFlush(listing);
        episodes.moved(listing.id(), null, listing.status(), null, List.of(), now);
        if (details.rent() != null) {
            episodes.priced(listing.id(), null, details.rent(), now);
        }
        events.publishEvent(
                new RecordChanged(ENTITY, listing.id(), "CREATED", FieldChange.between(null, details), null));
        return listing.reference();
    }

    /**
     * Writes an edit over the state it started from.
     *
     * @throws InvalidListing when a field can't be so
     * @throws StaleEdit when somebody saved in between
     * @throws ListingNotFound when it is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void update(SavedListing edited) {
        var details = edited.details();
        var listing = edits.begin(edited.reference(), edited.version());
        refuse(ListingRules.check(details, listing.status(), listing.agreedRentPcmPence()));
        if (!Objects.equals(details.propertyId(), listing.property().id())) {
            throw new InvalidListing(List.of(Problem.of("propertyId", "listing.problem.property-stays")));
        }
        var before = listing.toDetails();
        var changes = FieldChange.between(before, details);
        if (changes.isEmpty()) {
            return;
        }
        var now = clock.instant();
        reviseProperty(listing.property().id(), details);
        recordOwner(listing.property().id(), details);
        listing.revise(details, now);
        if (!Objects.equals(before.rent(), details.rent())) {
            episodes.priced(listing.id(), before.rent(), details.rent(), now);
        }
        listings.flush();
        events.publishEvent(new RecordChanged(ENTITY, listing.id(), "CHANGED", changes, null));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidListing(problems);
        }
    }

    private boolean reviseProperty(long propertyId, ListingDetails details) {
        return properties.revise(propertyId, known -> dwelling(details, null).withUnadvertised(known));
    }

    private void recordOwner(long propertyId, ListingDetails details) {
        var landlordId = details.landlordId();
        if (landlordId != null) {
            ownerships.recordFirstOwner(propertyId, landlordId, LocalDate.now(clock));
        }
    }

    static PropertyDetails dwelling(ListingDetails details, @Nullable String ownRef) {
        return new PropertyDetails(
                ownRef,
                null,
                details.address(),
                details.town(),
                details.postcode(),
                details.outcode(),
                null,
                null,
                details.propertyType(),
                details.bedrooms(),
                details.bathrooms(),
                null,
                null,
                details.councilTaxBand(),
                details.epcRating(),
                details.epcExpiresOn(),
                details.epcExempt());
    }
}
