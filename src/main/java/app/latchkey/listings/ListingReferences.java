package app.latchkey.listings;

import app.latchkey.contacts.ContactReferences;
import app.latchkey.contacts.LinkedRecord;
import app.latchkey.contacts.UndoRefused;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The listings that a contact instructs as a landlord. */
@Component
@Order(20)
class ListingReferences implements ContactReferences {

    private static final String OF_CONTACT = """
              from listing g join landlord l on l.id = g.landlord_id
             where l.contact_id = :contact and l.deleted_at is null and g.deleted_at is null""";

    private final JdbcClient database;
    private final LandlordService landlords;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    ListingReferences(
            JdbcClient database, LandlordService landlords, ApplicationEventPublisher events, JsonMapper json) {
        this.database = database;
        this.landlords = landlords;
        this.events = events;
        this.json = json;
    }

    @Override
    public String kind() {
        return "listing";
    }

    @Override
    public boolean binding() {
        return true;
    }

    @Override
    public long count(long contactId) {
        return database.sql("select count(*) " + OF_CONTACT)
                .param("contact", contactId)
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    @Override
    public List<LinkedRecord> first(long contactId, int limit) {
        return database.sql("select g.reference, g.address, g.town " + OF_CONTACT + " order by g.id desc limit :limit")
                .param("contact", contactId)
                .param("limit", limit)
                .query((row, number) -> new LinkedRecord(
                        "listings/" + row.getString("reference"),
                        row.getString("reference"),
                        row.getString("address") + ", " + row.getString("town")))
                .list();
    }

    @Override
    public Optional<String> move(long fromId, long toId) {
        var from = landlords.ofContact(fromId);
        var to = landlords.ofContact(toId);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var ids = database.sql("""
                        update listing set landlord_id = :to, version = version + 1
                         where landlord_id = :from returning id""")
                .param("to", to.get())
                .param("from", from.get())
                .query(Long.class)
                .list();
        ids.forEach(id -> tell(id, from.get(), to.get()));
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(json.writeValueAsString(new Moved(from.get(), to.get(), ids)));
    }

    @Override
    public void moveBack(String moved) {
        var was = json.readValue(moved, Moved.class);
        int back = database.sql("""
                        update listing set landlord_id = :from, version = version + 1
                         where id = any (:ids) and landlord_id = :to""")
                .param("from", was.from)
                .param("to", was.to)
                .param("ids", was.listings.toArray(Long[]::new))
                .update();
        if (back != was.listings.size()) {
            throw new UndoRefused("contact.merge.refused.listing", was.listings.size() - back);
        }
        was.listings.forEach(id -> tell(id, was.to, was.from));
    }

    private void tell(long listingId, long before, long after) {
        var change = new FieldChange("landlordId", Long.toString(before), Long.toString(after));
        events.publishEvent(new RecordChanged(ListingService.ENTITY, listingId, "CHANGED", List.of(change), null));
    }

    /** @param from the landlord who had the listings, as {@code to} has them since */
    record Moved(long from, long to, List<Long> listings) {}
}
