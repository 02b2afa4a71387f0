package app.latchkey.contacts;

import app.latchkey.contacts.MergePreview.Moving;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one contact of two that are one, and two again of them when that was wrong. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ContactMergeService {

    private final ContactService service;
    private final ContactRepository contacts;
    private final ContactEdits edits;
    private final MergeRecords records;
    private final KnownReferences references;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactMergeService(
            ContactService service,
            ContactRepository contacts,
            ContactEdits edits,
            MergeRecords records,
            KnownReferences references,
            ApplicationEventPublisher events,
            Clock clock) {
        this.service = service;
        this.contacts = contacts;
        this.edits = edits;
        this.records = records;
        this.references = references;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ContactNotFound when one of them is not there, or archived */
    @PreAuthorize(Roles.MAY_MERGE)
    public MergePreview preview(long survivorId, long otherId) {
        var moving = references.inOrder().stream()
                .map(kind -> new Moving(kind.kind(), kind.count(survivorId), kind.count(otherId)))
                .filter(kind -> kind.survivors() + kind.others() > 0)
                .toList();
        return new MergePreview(live(survivorId), live(otherId), moving);
    }

    /** The merges that stand and that made this contact what it is, the newest first. */
    public List<ContactMerge> mergesInto(long survivorId) {
        return records.standing(survivorId);
    }

    /**
     * Moves all that hangs on the other to the survivor, and archives the other.
     *
     * @return the merge's number, to undo it by
     * @throws InvalidContact when a field of the result is neither's
     * @throws StaleEdit when somebody saved one of the two in between
     * @throws ContactNotFound when one of them is not, or no longer, there
     */
    @PreAuthorize(Roles.MAY_MERGE)
    @Transactional
    public long merge(MergeOrder order) {
        if (order.survivorId() == order.otherId()) {
            throw new IllegalArgumentException("A contact can't be merged with itself");
        }
        lockBoth(order.survivorId(), order.otherId());
        var survivor = edits.begin(order.survivorId(), order.survivorVersion());
        var other = edits.begin(order.otherId(), order.otherVersion());
        var before = survivor.toDetails();
        var problems = MergeRules.check(order.result(), before, other.toDetails());
        if (!problems.isEmpty()) {
            throw new InvalidContact(problems);
        }
        var now = clock.instant();
        survivor.revise(order.result(), now);
        other.mergeInto(survivor.id(), now);
        contacts.flush();
        var mergeId = records.add(survivor.id(), other.id(), before, order.result());
        references
                .inOrder()
                .forEach(kind -> kind.move(other.id(), survivor.id())
                        .ifPresent(moved -> records.addMove(mergeId, kind.kind(), moved)));
        var changes = new ArrayList<>(FieldChange.between(before, order.result()));
        changes.addFirst(new FieldChange("mergedContact", null, label(other)));
        tell(survivor, "MERGED", changes);
        tell(other, "MERGED", List.of(new FieldChange("mergedInto", null, label(survivor))));
        return mergeId;
    }

    /**
     * Makes both contacts what they were. What was changed of the survivor since, and has nothing to do with the merge,
     * stays.
     *
     * @throws UndoRefused when something that would be put back has changed since; nothing is written then
     */
    @PreAuthorize(Roles.MAY_MERGE)
    @Transactional
    public void undo(long mergeId) {
        var merge = records.lock(mergeId);
        lockBoth(merge.survivorId(), merge.otherId());
        var survivor = edits.lock(merge.survivorId());
        var other = edits.lock(merge.otherId());
        if (survivor.isArchived()) {
            throw new UndoRefused(
                    "contact.merge.refused.survivor", survivor.toDetails().name());
        }
        if (!Objects.equals(other.mergedInto(), survivor.id())) {
            throw new UndoRefused("contact.merge.refused.done");
        }
        var now = clock.instant();
        var current = survivor.toDetails();
        var restored = records.restored(merge, current);
        survivor.revise(restored, now);
        other.restore(now);
        contacts.flush();
        references
                .inOrder()
                .reversed()
                .forEach(kind -> records.moved(mergeId, kind.kind()).ifPresent(kind::moveBack));
        records.undone(mergeId, now);
        var changes = new ArrayList<>(FieldChange.between(current, restored));
        changes.addFirst(new FieldChange("mergedContact", label(other), null));
        tell(survivor, "UNMERGED", changes);
        tell(other, "UNMERGED", List.of(new FieldChange("mergedInto", label(survivor), null)));
    }

    /** In the same order for everybody, so that two people never wait for each other. */
    private void lockBoth(long one, long other) {
        edits.lock(Math.min(one, other));
        edits.lock(Math.max(one, other));
    }

    private SavedContact live(long id) {
        return service.find(id).filter(contact -> !contact.archived()).orElseThrow(() -> new ContactNotFound(id));
    }

    private void tell(Contact contact, String eventType, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(ContactService.ENTITY, contact.id(), eventType, changes, null));
    }

    /** The number tells two of one name apart. */
    private static String label(Contact contact) {
        return contact.toDetails().name() + " (" + contact.id() + ")";
    }
}
