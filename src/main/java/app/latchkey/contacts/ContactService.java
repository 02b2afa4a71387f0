package app.latchkey.contacts;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds, shows and edits contacts; two that are one are joined by {@link ContactMergeService}. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ContactService {

    /** What changes of contacts are announced as. */
    public static final String ENTITY = "Contact";

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    static final int LARGEST_PAGE = 500;

    /** As many links of one kind as a screen shows. */
    private static final int FIRST = 20;

    private final ContactRepository contacts;
    private final ContactEdits edits;
    private final ContactQueries queries;
    private final ContactDuplicates duplicates;
    private final KnownReferences references;
    private final HistoryService history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactService(
            ContactRepository contacts,
            ContactEdits edits,
            ContactQueries queries,
            ContactDuplicates duplicates,
            KnownReferences references,
            HistoryService history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.edits = edits;
        this.queries = queries;
        this.duplicates = duplicates;
        this.references = references;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** One statement, whatever the page. */
    public List<ContactRow> rows(ContactFilter filter, ContactSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows from row " + offset);
        }
        return queries.page(filter, sort, offset, limit);
    }

    /** Those of these contacts that are there, archived or not, in no order; one statement. */
    public List<ContactRow> rowsOf(Collection<Long> ids) {
        return queries.rows(atOnce(ids));
    }

    /** Those of these contacts that the filter shows; one statement. */
    public Set<Long> matching(ContactFilter filter, Collection<Long> ids) {
        return queries.matching(filter, atOnce(ids));
    }

    private static Collection<Long> atOnce(Collection<Long> ids) {
        if (ids.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException(ids.size() + " contacts are too many at once");
        }
        return ids;
    }

    /** The rows behind a place of this order, as fast however deep. */
    public List<ContactRow> rowsAfter(ContactFilter filter, ContactSort sort, Place place, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
        return queries.pageAfter(filter, sort, place, limit);
    }

    /** Exactly as many as {@link #rows} has in all. */
    public long count(ContactFilter filter) {
        return queries.count(filter);
    }

    /** Archived ones, too: a link to them still shows what became of them. */
    @ByKey
    public Optional<SavedContact> find(long id) {
        return contacts.findById(id)
                .map(contact -> new SavedContact(
                        id,
                        contact.version(),
                        contact.createdAt(),
                        contact.isArchived(),
                        contact.mergedInto(),
                        queries.roles(id),
                        contact.toDetails()));
    }

    /** What hangs on a contact, kind by kind, without the kinds there is nothing of. */
    public List<ContactHolding> holdings(long id) {
        return references.inOrder().stream()
                .map(kind -> new ContactHolding(kind.kind(), kind.count(id), kind.first(id, FIRST)))
                .filter(holding -> holding.count() > 0)
                .toList();
    }

    /**
     * Live contacts that may be the one typed, the likeliest first; at most five.
     *
     * @param except the one being edited
     */
    public List<PossibleDuplicate> duplicates(ContactDetails typed, @Nullable Long except) {
        return duplicates.of(typed, except);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long id, int offset, int limit) {
        return history.of(ENTITY, id, offset, limit);
    }

    /**
     * @param others contacts that were seen to be somebody else
     * @return its number
     * @throws InvalidContact when a field can't be so
     * @throws DuplicatesFound when there may be a duplicate that is not among the others
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long create(ContactDetails details, Set<Long> others) {
        refuse(ContactRules.check(details));
        var unseen = duplicates.of(details, null).stream()
                .filter(duplicate -> !others.contains(duplicate.id()))
                .toList();
        if (!unseen.isEmpty()) {
            throw new DuplicatesFound(unseen);
        }
        var contact = contacts.saveAndFlush(new Contact(details, clock.instant()));
        tell(contact, "CREATED", FieldChange.between(null, details));
        return contact.id();
    }

    /**
     * Writes an edit over the state it started from.
     *
     * @throws InvalidContact when a field can't be so
     * @throws StaleEdit when somebody saved in between
     * @throws ContactNotFound when it is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void update(SavedContact edited) {
        var contact = edits.begin(edited.id(), edited.version());
        refuse(ContactRules.check(edited.details()));
        var changes = FieldChange.between(contact.toDetails(), edited.details());
        if (!changes.isEmpty()) {
            contact.revise(edited.details(), clock.instant());
            contacts.flush();
            tell(contact, "CHANGED", changes);
        }
    }

    /**
     * Takes a contact out of the lists.
     *
     * @throws ContactInUse when records hang on it that must not lose it
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void archive(long id, int version) {
        var contact = edits.begin(id, version);
        var bonds = references.inOrder().stream()
                .filter(ContactReferences::binding)
                .map(kind -> new ContactHolding(kind.kind(), kind.count(id), List.of()))
                .filter(holding -> holding.count() > 0)
                .toList();
        if (!bonds.isEmpty()) {
            throw new ContactInUse(bonds);
        }
        contact.archive(clock.instant());
        tell(contact, "ARCHIVED", List.of());
    }

    /**
     * Puts an archived contact back into the lists. One that was merged comes back by undoing the merge.
     *
     * @throws ContactNotFound when it is not there, not archived, or merged
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void restore(long id, int version) {
        var contact = edits.lock(id);
        if (!contact.isArchived() || contact.mergedInto() != null) {
            throw new ContactNotFound(id);
        }
        edits.fresh(contact, version);
        contact.restore(clock.instant());
        tell(contact, "RESTORED", List.of());
    }

    private void tell(Contact contact, String eventType, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(ENTITY, contact.id(), eventType, changes, null));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidContact(problems);
        }
    }
}
