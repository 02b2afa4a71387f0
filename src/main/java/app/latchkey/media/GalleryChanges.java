package app.latchkey.media;

import app.latchkey.media.PictureRefused.Reason;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.CurrentAgency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Every change of a listing's pictures: one transaction with the listing to itself, and one event of its history. What
 * somebody else removed meanwhile is left alone.
 */
@Component
@Transactional
class GalleryChanges {

    /** How long a removed picture can be put back; then it goes for good, with its files. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String ENTITY = "Listing";

    private final PictureRows rows;
    private final PictureFiles files;
    private final GalleryOwner owner;
    private final CurrentAgency agency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GalleryChanges(
            PictureRows rows,
            PictureFiles files,
            GalleryOwner owner,
            CurrentAgency agency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.owner = owner;
        this.agency = agency;
        this.events = events;
        this.clock = clock;
    }

    long add(long listingId, PictureKind kind, String link) throws PictureRefused {
        return add(listingId, kind, place -> rows.add(listingId, kind, place, link, clock.instant()));
    }

    /** Its files are in place before its row can be seen; if the row fails, they go. */
    long add(long listingId, PictureKind kind, MadePicture made) throws PictureRefused {
        return add(listingId, kind, place -> {
            try {
                files.keep(agency.require(), made.key(), made.draft());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            deleteFiles(List.of(made.key()), TransactionSynchronization.STATUS_ROLLED_BACK);
            return rows.add(listingId, kind, place, made, clock.instant());
        });
    }

    private long add(long listingId, PictureKind kind, ToLongFunction<Integer> insert) throws PictureRefused {
        owner.beginChange(listingId);
        var all = rows.of(listingId);
        if (all.size() >= GalleryService.MOST_PICTURES) {
            throw new PictureRefused(Reason.TOO_MANY);
        }
        int place = ids(all, kind).size();
        long id = insert.applyAsLong(place);
        tell(listingId, "PICTURE_ADDED", number(kind, place, place + 1));
        forgetOld();
        return id;
    }

    void move(long listingId, long id, int to) {
        var all = begin(listingId);
        var picture = find(all, id);
        if (picture.isPresent()) {
            var kind = picture.get().kind();
            var order = ids(all, kind);
            int from = order.indexOf(id);
            int place = Math.clamp(to, 0, order.size() - 1);
            if (from != place) {
                order.remove(from);
                order.add(place, id);
                rows.arrange(kind, order);
                tell(
                        listingId,
                        "PICTURE_MOVED",
                        new FieldChange("picturePlace", Integer.toString(from + 1), Integer.toString(place + 1)));
            }
        }
    }

    void describe(long listingId, long id, @Nullable String caption) {
        var picture = find(begin(listingId), id);
        if (picture.isPresent() && !Objects.equals(picture.get().caption(), caption)) {
            rows.describe(id, caption);
            tell(
                    listingId,
                    "PICTURE_CHANGED",
                    new FieldChange("pictureCaption", picture.get().caption(), caption));
        }
    }

    /** Takes the last place among the others of its new kind. */
    void changeKind(long listingId, long id, PictureKind kind) {
        var all = begin(listingId);
        var picture = find(all, id);
        if (picture.isPresent() && picture.get().kind() != kind) {
            var before = picture.get().kind();
            var others = ids(all, kind);
            others.add(id);
            rows.arrange(kind, others);
            var left = ids(all, before);
            left.remove(id);
            rows.arrange(before, left);
            tell(listingId, "PICTURE_CHANGED", new FieldChange("pictureKind", before.name(), kind.name()));
        }
    }

    Optional<RemovedPicture> remove(long listingId, long id) {
        var all = begin(listingId);
        var picture = find(all, id);
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        var kind = picture.get().kind();
        var left = ids(all, kind);
        int count = left.size();
        left.remove(id);
        rows.takeAway(id, clock.instant());
        rows.arrange(kind, left);
        tell(listingId, "PICTURE_REMOVED", number(kind, count, count - 1));
        forgetOld();
        return Optional.of(new RemovedPicture(listingId, id, kind, picture.get().position()));
    }

    /** Where it stood, or last when there are fewer now. */
    void restore(RemovedPicture removed) throws PictureRefused {
        var all = begin(removed.listingId());
        if (rows.isRemoved(removed.listingId(), removed.id(), removed.kind())) {
            if (all.size() >= GalleryService.MOST_PICTURES) {
                throw new PictureRefused(Reason.TOO_MANY);
            }
            var order = ids(all, removed.kind());
            int count = order.size();
            order.add(Math.clamp(removed.position(), 0, count), removed.id());
            rows.arrange(removed.kind(), order);
            tell(removed.listingId(), "PICTURE_RESTORED", number(removed.kind(), count, count + 1));
        }
    }

    private List<Picture> begin(long listingId) {
        owner.beginChange(listingId);
        return rows.of(listingId);
    }

    private void forgetOld() {
        deleteFiles(rows.forget(clock.instant().minus(KEPT)), TransactionSynchronization.STATUS_COMMITTED);
    }

    /** Once the transaction has ended so: files know no rollback. */
    private void deleteFiles(List<UUID> keys, int when) {
        long agencyId = agency.require();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == when) {
                    keys.forEach(key -> files.delete(agencyId, key));
                }
            }
        });
    }

    private void tell(long listingId, String event, FieldChange change) {
        events.publishEvent(new RecordChanged(ENTITY, listingId, event, List.of(change), null));
    }

    private static FieldChange number(PictureKind kind, int before, int after) {
        return new FieldChange(
                kind == PictureKind.IMAGE ? "photos" : "floorPlans", Integer.toString(before), Integer.toString(after));
    }

    private static Optional<Picture> find(List<Picture> all, long id) {
        return all.stream().filter(picture -> picture.id() == id).findFirst();
    }

    private static List<Long> ids(List<Picture> all, PictureKind kind) {
        return new ArrayList<>(all.stream()
                .filter(picture -> picture.kind() == kind)
                .map(Picture::id)
                .toList());
    }
}
