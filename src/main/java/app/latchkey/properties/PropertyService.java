package app.latchkey.properties;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Place;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.database.ByKey;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, shows and edits dwellings; who owns them is told by {@link OwnershipService}. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class PropertyService {

    /** As changes of a property, and of who owns it, name their kind. */
    public static final String ENTITY = "Property";

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    static final int LARGEST_PAGE = 500;

    private final PropertyRepository properties;
    private final PropertyEdits edits;
    private final PropertyQueries queries;
    private final HistoryService history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PropertyService(
            PropertyRepository properties,
            PropertyEdits edits,
            PropertyQueries queries,
            HistoryService history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.properties = properties;
        this.edits = edits;
        this.queries = queries;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** One statement, whatever the page. */
    public List<PropertyRow> rows(PropertyFilter filter, PropertySort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows from row " + offset);
        }
        return queries.page(filter, sort, offset, limit);
    }

    /** The rows behind a place of this order, as fast however deep. */
    public List<PropertyRow> rowsAfter(PropertyFilter filter, PropertySort sort, Place place, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
        return queries.pageAfter(filter, sort, place, limit);
    }

    /** Exactly as many as {@link #rows} has in all. */
    public long count(PropertyFilter filter) {
        return queries.count(filter);
    }

    /** Those of these properties that are there, archived or not, in no order; one statement. */
    public List<PropertyRow> rowsOf(Collection<Long> ids) {
        return queries.rows(atOnce(ids));
    }

    /** Those of these properties that the filter shows; one statement. */
    public Set<Long> matching(PropertyFilter filter, Collection<Long> ids) {
        return queries.matching(filter, atOnce(ids));
    }

    private static Collection<Long> atOnce(Collection<Long> ids) {
        if (ids.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException(ids.size() + " properties are too many at once");
        }
        return ids;
    }

    /** An archived one, too. */
    @ByKey
    public Optional<SavedProperty> find(long propertyId) {
        return properties.findById(propertyId).map(Property::toSaved);
    }

    /** The newest first. */
    public List<PropertyListing> listings(long propertyId) {
        return queries.listings(propertyId);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long propertyId, int offset, int limit) {
        return history.of(ENTITY, propertyId, offset, limit);
    }

    /**
     * Enters a dwelling.
     *
     * @return its number
     * @throws InvalidProperty when a field can't be so
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long add(PropertyDetails details) {
        check(null, details);
        var property = saved(new Property(details, clock.instant()));
        tell(property, "CREATED", FieldChange.between(null, details));
        return property.id();
    }

    /**
     * Writes an edit over the state it started from. Its listings keep the facts they are advertised with.
     *
     * @throws InvalidProperty when a field can't be so
     * @throws StaleEdit when somebody saved in between
     * @throws PropertyNotFound when it is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void update(SavedProperty edited) {
        var property = edits.begin(edited.id(), edited.version());
        check(edited.id(), edited.details());
        write(property, edited.details());
    }

    /**
     * Brings what became known elsewhere, say with a listing.
     *
     * @return whether the property is in use; an archived one stays as it is
     * @throws PropertyNotFound when there is none
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public boolean revise(long propertyId, UnaryOperator<PropertyDetails> revision) {
        var property = edits.lock(propertyId);
        if (property.isArchived()) {
            return false;
        }
        write(property, revision.apply(property.toDetails()));
        return true;
    }

    /**
     * Takes it out of the lists.
     *
     * @throws PropertyInUse while one of its listings is in progress
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void archive(long propertyId, int version) {
        var property = edits.begin(propertyId, version);
        queries.listingInProgress(propertyId).ifPresent(listing -> {
            throw new PropertyInUse(listing.reference(), listing.status());
        });
        property.archive(clock.instant());
        tell(property, "ARCHIVED", List.of());
    }

    /**
     * Brings it back from the archive; nothing happens when it is not there.
     *
     * @throws InvalidProperty when a number that each property has for itself is another's by now
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void restore(long propertyId, int version) {
        var property = edits.lock(propertyId);
        edits.fresh(property, version);
        if (property.isArchived()) {
            check(propertyId, property.toDetails());
            property.restore(clock.instant());
            saved(property);
            tell(property, "RESTORED", List.of());
        }
    }

    private void write(Property property, PropertyDetails details) {
        var changes = FieldChange.between(property.toDetails(), details);
        if (!changes.isEmpty()) {
            property.revise(details, clock.instant());
            saved(property);
            tell(property, "CHANGED", changes);
        }
    }

    private void check(@Nullable Long propertyId, PropertyDetails details) {
        var problems = new ArrayList<>(PropertyRules.check(details));
        if (problems.isEmpty()) {
            problems.addAll(taken(propertyId == null ? 0 : propertyId, details));
        }
        InvalidProperty.refuse(problems);
    }

    private List<Problem> taken(long propertyId, PropertyDetails details) {
        var problems = new ArrayList<Problem>();
        if (details.ownRef() != null) {
            queries.other(propertyId, "own_ref", details.ownRef())
                    .ifPresent(other ->
                            problems.add(Problem.of("ownRef", "property.problem.taken", PropertyReference.of(other))));
        }
        if (details.uprn() != null) {
            queries.other(propertyId, "uprn", details.uprn())
                    .ifPresent(other ->
                            problems.add(Problem.of("uprn", "property.problem.taken", PropertyReference.of(other))));
        }
        return problems;
    }

    /** Another may take a number between the look and the write; then the database says the same. */
    private Property saved(Property property) {
        try {
            return properties.saveAndFlush(property);
        } catch (DataIntegrityViolationException e) {
            var why = String.valueOf(e.getMostSpecificCause().getMessage());
            if (why.contains("property_own_ref")) {
                throw new InvalidProperty(List.of(Problem.of("ownRef", "property.problem.taken-just-now")));
            }
            if (why.contains("property_uprn")) {
                throw new InvalidProperty(List.of(Problem.of("uprn", "property.problem.taken-just-now")));
            }
            throw e;
        }
    }

    private void tell(Property property, String eventType, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(ENTITY, property.id(), eventType, changes, null));
    }
}
