package app.latchkey.properties;

import app.latchkey.contacts.ContactReferences;
import app.latchkey.contacts.LinkedRecord;
import app.latchkey.contacts.UndoRefused;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties that a contact owns as a landlord. Where two who are one owned shares of the same property, the shares
 * add up, day by day.
 */
@Component
@Order(10)
class OwnershipReferences implements ContactReferences {

    private static final String OF_CONTACT = """
              from property p
             where p.deleted_at is null
               and p.id in (select o.property_id from ownership o join landlord l on l.id = o.landlord_id
                             where l.contact_id = :contact and l.deleted_at is null)""";

    private final JdbcClient database;
    private final OwnershipShares shares;
    private final LandlordService landlords;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    OwnershipReferences(
            JdbcClient database,
            OwnershipShares shares,
            LandlordService landlords,
            ApplicationEventPublisher events,
            JsonMapper json) {
        this.database = database;
        this.shares = shares;
        this.landlords = landlords;
        this.events = events;
        this.json = json;
    }

    @Override
    public String kind() {
        return "property";
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

    @Override
    public List<LinkedRecord> first(long contactId, int limit) {
        return database.sql("select p.id, p.address, p.town " + OF_CONTACT + " order by p.address, p.id limit :limit")
                .param("contact", contactId)
                .param("limit", limit)
                .query((row, number) -> new LinkedRecord(
                        "properties/" + row.getLong("id"), row.getString("address"), row.getString("town")))
                .list();
    }

    @Override
    public Optional<String> move(long fromId, long toId) {
        var from = landlords.ofContact(fromId);
        var to = landlords.ofContact(toId);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var moves = new ArrayList<PropertyMove>();
        for (var propertyId : shares.propertiesOf(from.get())) {
            var before = shares.of(propertyId, List.of(from.get(), to.get()));
            shares.replace(before, JoinedShares.of(before, to.get()));
            moves.add(new PropertyMove(propertyId, before, shares.of(propertyId, List.of(to.get()))));
            tell(propertyId, from.get(), to.get());
        }
        return moves.isEmpty()
                ? Optional.empty()
                : Optional.of(json.writeValueAsString(new Moved(from.get(), to.get(), moves)));
    }

    @Override
    public void moveBack(String moved) {
        var was = json.readValue(moved, Moved.class);
        for (var move : was.properties) {
            if (!shares.of(move.propertyId, List.of(was.from, was.to)).equals(move.after)) {
                throw new UndoRefused("contact.merge.refused.property", address(move.propertyId));
            }
            shares.replace(move.after, move.before);
            tell(move.propertyId, was.to, was.from);
        }
    }

    private String address(long propertyId) {
        return database.sql("select address from property where id = :id")
                .param("id", propertyId)
                .query(String.class)
                .single();
    }

    private void tell(long propertyId, long before, long after) {
        var names = Stream.of(before, after)
                .map(id -> landlords.card(id).map(card -> card.name()).orElse("") + " (" + id + ")")
                .toList();
        var change = new FieldChange("owner", names.getFirst(), names.getLast());
        events.publishEvent(new RecordChanged(PropertyService.ENTITY, propertyId, "CHANGED", List.of(change), null));
    }

    record Moved(long from, long to, List<PropertyMove> properties) {}

    record PropertyMove(long propertyId, List<OwnershipShare> before, List<OwnershipShare> after) {}
}
