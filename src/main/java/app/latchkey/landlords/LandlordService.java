package app.latchkey.landlords;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.DuplicatesFound;
import app.latchkey.contacts.InvalidContact;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Place;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.database.ByKey;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Landlords, to choose from, to find, to show and to edit; who they are is their contact's matter. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class LandlordService {

    /** What changes of landlords are announced as. */
    public static final String ENTITY = "Landlord";

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    static final int LARGEST_PAGE = 500;

    private static final String CARDS = """
            select l.id, c.name, c.email, c.phone, l.aml_status, l.aml_expires_on
              from landlord l join contact c on c.id = l.contact_id
            """;

    private final JdbcClient database;
    private final LandlordQueries queries;
    private final LandlordRecords records;
    private final ContactService contacts;
    private final HistoryService history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LandlordService(
            JdbcClient database,
            LandlordQueries queries,
            LandlordRecords records,
            ContactService contacts,
            HistoryService history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.queries = queries;
        this.records = records;
        this.contacts = contacts;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** One who is no longer a landlord has a card, too. */
    public Optional<LandlordCard> card(long landlordId) {
        return database.sql(CARDS + " where l.id = :id")
                .param("id", landlordId)
                .query((row, number) -> card(row))
                .optional();
    }

    /** Landlords in whose name or address for mail the words occur, by name; all of them for no words. */
    public List<LandlordCard> named(String text, int offset, int limit) {
        return queries.page(LandlordFilter.ofText(text), LandlordSort.DEFAULT, offset, limit).stream()
                .map(row -> new LandlordCard(
                        row.id(),
                        row.name(),
                        row.email(),
                        row.phone(),
                        isClear(row.amlStatus(), row.amlExpiresOn()),
                        row.amlExpiresOn()))
                .toList();
    }

    public int countNamed(String text) {
        return Math.toIntExact(queries.count(LandlordFilter.ofText(text)));
    }

    /** One statement, whatever the page. */
    public List<LandlordRow> rows(LandlordFilter filter, LandlordSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows from row " + offset);
        }
        return queries.page(filter, sort, offset, limit);
    }

    /** Those of these landlords that are there, in no order; one statement. */
    public List<LandlordRow> rowsOf(Collection<Long> ids) {
        return queries.rows(atOnce(ids));
    }

    /** Those of these landlords that the filter shows; one statement. */
    public Set<Long> matching(LandlordFilter filter, Collection<Long> ids) {
        return queries.matching(filter, atOnce(ids));
    }

    private static Collection<Long> atOnce(Collection<Long> ids) {
        if (ids.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException(ids.size() + " landlords are too many at once");
        }
        return ids;
    }

    /** The rows behind a place of this order, as fast however deep. */
    public List<LandlordRow> rowsAfter(LandlordFilter filter, LandlordSort sort, Place place, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
        return queries.pageAfter(filter, sort, place, limit);
    }

    /** Exactly as many as {@link #rows} has in all. */
    public long count(LandlordFilter filter) {
        return queries.count(filter);
    }

    @ByKey
    public Optional<SavedLandlord> find(long landlordId) {
        return records.find(landlordId);
    }

    /** The number a contact has as a landlord; empty when it is none. */
    public Optional<Long> ofContact(long contactId) {
        return records.ofContact(contactId);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long landlordId, int offset, int limit) {
        return history.of(ENTITY, landlordId, offset, limit);
    }

    /**
     * Makes a contact a landlord.
     *
     * @return its number as a landlord; the one it has when it is a landlord already
     * @throws InvalidLandlord when a field can't be so
     * @throws ContactNotFound when it is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long add(long contactId, LandlordDetails details) {
        refuse(details);
        if (contacts.find(contactId).filter(contact -> !contact.archived()).isEmpty()) {
            throw new ContactNotFound(contactId);
        }
        return records.ofContact(contactId).orElseGet(() -> {
            long id = records.insert(contactId, details, clock.instant());
            events.publishEvent(new RecordChanged(ENTITY, id, "CREATED", FieldChange.between(null, details), null));
            return id;
        });
    }

    /**
     * Enters a landlord who is no contact yet.
     *
     * @param others contacts that were seen to be somebody else
     * @return its number as a landlord
     * @throws InvalidContact when a field of the contact can't be so
     * @throws InvalidLandlord when a field of the landlord can't be so
     * @throws DuplicatesFound when there may be a duplicate that is not among the others
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long create(ContactDetails contact, LandlordDetails details, Set<Long> others) {
        refuse(details);
        return add(contacts.create(contact, others), details);
    }

    /**
     * Writes an edit over the state it started from.
     *
     * @throws InvalidLandlord when a field can't be so
     * @throws StaleEdit when somebody saved in between
     * @throws LandlordNotFound when it is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void update(SavedLandlord edited) {
        var current = records.lock(edited.id());
        if (current.version() != edited.version()) {
            throw history.staleEdit(ENTITY, edited.id());
        }
        refuse(edited.details());
        var changes = FieldChange.between(current.details(), edited.details());
        if (!changes.isEmpty()) {
            records.write(edited.id(), edited.details(), clock.instant());
            events.publishEvent(new RecordChanged(ENTITY, edited.id(), "CHANGED", changes, null));
        }
    }

    private static void refuse(LandlordDetails details) {
        var problems = LandlordRules.check(details.repairLimitPence());
        if (!problems.isEmpty()) {
            throw new InvalidLandlord(problems);
        }
    }

    private LandlordCard card(ResultSet row) throws SQLException {
        var expiresOn = LandlordQueries.day(row);
        return new LandlordCard(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                LandlordQueries.phone(row),
                isClear(AmlStatus.valueOf(row.getString("aml_status")), expiresOn),
                expiresOn);
    }

    private boolean isClear(AmlStatus status, @Nullable LocalDate expiresOn) {
        return LandlordRecords.isClear(status, expiresOn, LocalDate.now(clock));
    }
}
