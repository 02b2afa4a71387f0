package app.latchkey.landlords;

import app.latchkey.contacts.ContactReferences;
import app.latchkey.contacts.LinkedRecord;
import app.latchkey.contacts.UndoRefused;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A contact's part as a landlord. It comes last: what landlords have is moved while both are still there. When only
 * one of the two is a landlord, that landlord changes hands with all it has.
 */
@Component
@Order(100)
class LandlordReferences implements ContactReferences {

    private final LandlordRecords landlords;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    LandlordReferences(LandlordRecords landlords, ApplicationEventPublisher events, JsonMapper json, Clock clock) {
        this.landlords = landlords;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "landlord";
    }

    @Override
    public boolean binding() {
        return false;
    }

    @Override
    public long count(long contactId) {
        return landlords.ofContact(contactId).isPresent() ? 1 : 0;
    }

    @Override
    public List<LinkedRecord> first(long contactId, int limit) {
        return landlords
                .ofContact(contactId)
                .flatMap(landlords::find)
                .map(landlord -> new LinkedRecord("landlords/" + landlord.id(), landlord.name(), null))
                .stream()
                .toList();
    }

    @Override
    public Optional<String> move(long fromId, long toId) {
        var mover = landlords.ofContact(fromId);
        if (mover.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var kept = landlords.ofContact(toId).map(landlords::lock);
        if (kept.isEmpty()) {
            landlords.hand(mover.get(), fromId, toId, now);
            tell(mover.get(), "MERGED", List.of(new FieldChange("contactId", text(fromId), text(toId))));
            return Optional.of(json.writeValueAsString(new Moved(mover.get(), fromId, toId, null, null, null)));
        }
        var gone = landlords.lock(mover.get());
        var before = kept.get().details();
        var after = before.joined(gone.details());
        landlords.write(kept.get().id(), after, now);
        landlords.retire(gone.id(), true, now);
        tell(kept.get().id(), "MERGED", FieldChange.between(before, after));
        tell(gone.id(), "MERGED", List.of(new FieldChange("contactId", text(fromId), text(toId))));
        return Optional.of(json.writeValueAsString(
                new Moved(gone.id(), fromId, toId, kept.get().id(), before, after)));
    }

    @Override
    public void moveBack(String moved) {
        var was = json.readValue(moved, Moved.class);
        var now = clock.instant();
        var keptId = was.keptId;
        if (keptId == null || was.before == null || was.after == null) {
            if (!landlords.hand(was.landlordId, was.toContactId, was.fromContactId, now)) {
                throw new UndoRefused("contact.merge.refused.landlord");
            }
        } else {
            var kept = landlords.find(keptId).orElseThrow(() -> new UndoRefused("contact.merge.refused.landlord"));
            if (!kept.details().equals(was.after)) {
                throw new UndoRefused("contact.merge.refused.landlord");
            }
            landlords.write(keptId, was.before, now);
            landlords.retire(was.landlordId, false, now);
            tell(keptId, "UNMERGED", FieldChange.between(was.after, was.before));
        }
        tell(
                was.landlordId,
                "UNMERGED",
                List.of(new FieldChange("contactId", text(was.toContactId), text(was.fromContactId))));
    }

    private void tell(long landlordId, String eventType, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(LandlordService.ENTITY, landlordId, eventType, changes, null));
    }

    private static String text(long id) {
        return Long.toString(id);
    }

    /** @param keptId the survivor's own landlord, if it had one; then this one is a landlord no more */
    record Moved(
            long landlordId,
            long fromContactId,
            long toContactId,
            @Nullable Long keptId,
            @Nullable LandlordDetails before,
            @Nullable LandlordDetails after) {}
}
