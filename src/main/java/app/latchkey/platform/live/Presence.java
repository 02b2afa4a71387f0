package app.latchkey.platform.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who has which record open, on all instances. Each instance knows its own screens and tells the others the whole state
 * of a record whenever it changes, and of all its open records every now and then; whatever is not said again expires,
 * so people of an instance that was killed are gone within a minute.
 */
public class Presence {

    /** How often everything is said again. */
    static final Duration BEAT = Duration.ofSeconds(15);

    /** Two beats may be lost. */
    static final Duration EXPIRY = Duration.ofSeconds(40);

    /** A record of an agency. */
    public record Place(long agencyId, String entityType, long id) {}

    /** Somebody who has it open, in one screen or several; editing when in the form of any. */
    public record Visitor(long userId, boolean editing) {}

    private final String instance;
    private final Clock clock;
    private final Consumer<List<PresenceMessage>> others;
    private final Map<Place, Set<Visit>> here = new HashMap<>();
    private final Map<Place, Map<String, Heard>> elsewhere = new HashMap<>();

    private record Heard(List<Visitor> visitors, Instant at) {}

    /** @param others takes what the other instances are to know, and must not block */
    Presence(String instance, Clock clock, Consumer<List<PresenceMessage>> others) {
        this.instance = instance;
        this.clock = clock;
        this.others = others;
    }

    /**
     * Somebody opens a record.
     *
     * @param listener learns that who is there may have changed; it must not block
     */
    public Visit enter(Place place, long userId, Runnable listener) {
        var visit = new Visit(place, userId, listener);
        synchronized (this) {
            here.computeIfAbsent(place, unused -> new LinkedHashSet<>()).add(visit);
        }
        tell(place);
        return visit;
    }

    /** By their number, each once. */
    public synchronized List<Visitor> at(Place place) {
        var editing = new TreeMap<Long, Boolean>();
        for (var visitor : visitorsHere(place)) {
            editing.merge(visitor.userId(), visitor.editing(), Boolean::logicalOr);
        }
        elsewhere.getOrDefault(place, Map.of()).values().stream()
                .flatMap(heard -> heard.visitors().stream())
                .forEach(visitor -> editing.merge(visitor.userId(), visitor.editing(), Boolean::logicalOr));
        return editing.entrySet().stream()
                .map(one -> new Visitor(one.getKey(), one.getValue()))
                .toList();
    }

    /** What another instance says of a record. */
    void heard(PresenceMessage message) {
        if (message.instance().equals(instance)) {
            return;
        }
        if (message.asksAll()) {
            beat();
            return;
        }
        var place = message.place();
        List<Visit> told;
        synchronized (this) {
            var known = elsewhere.computeIfAbsent(place, unused -> new HashMap<>());
            var before = message.visitors().isEmpty()
                    ? known.remove(message.instance())
                    : known.put(message.instance(), new Heard(message.visitors(), clock.instant()));
            if (known.isEmpty()) {
                elsewhere.remove(place);
            }
            told = sameAs(before, message.visitors()) ? List.of() : visits(place);
        }
        told.forEach(visit -> visit.listener.run());
    }

    /** Says again all that is open here, and forgets what others no longer say. */
    void beat() {
        var stale = clock.instant().minus(EXPIRY);
        var mine = new ArrayList<PresenceMessage>();
        var told = new ArrayList<Visit>();
        synchronized (this) {
            here.keySet().forEach(place -> mine.add(message(place)));
            for (var place : List.copyOf(elsewhere.keySet())) {
                var known = elsewhere.getOrDefault(place, Map.of());
                if (known.values().removeIf(heard -> heard.at().isBefore(stale))) {
                    told.addAll(visits(place));
                }
                if (known.isEmpty()) {
                    elsewhere.remove(place);
                }
            }
        }
        if (!mine.isEmpty()) {
            others.accept(mine);
        }
        told.forEach(visit -> visit.listener.run());
    }

    /** This instance is new, or was cut off. */
    void ask() {
        others.accept(List.of(PresenceMessage.asking(instance)));
        beat();
    }

    private void tell(Place place) {
        PresenceMessage mine;
        List<Visit> told;
        synchronized (this) {
            mine = message(place);
            told = visits(place);
        }
        others.accept(List.of(mine));
        told.forEach(visit -> visit.listener.run());
    }

    private PresenceMessage message(Place place) {
        return PresenceMessage.of(instance, place, visitorsHere(place));
    }

    private List<Visit> visits(Place place) {
        return List.copyOf(here.getOrDefault(place, Set.of()));
    }

    private Collection<Visitor> visitorsHere(Place place) {
        var editing = new TreeMap<Long, Boolean>();
        visits(place).forEach(visit -> editing.merge(visit.userId, visit.editing, Boolean::logicalOr));
        return editing.entrySet().stream()
                .map(one -> new Visitor(one.getKey(), one.getValue()))
                .toList();
    }

    private static boolean sameAs(@Nullable Heard before, List<Visitor> now) {
        return before == null ? now.isEmpty() : before.visitors().equals(now);
    }

    /** One screen that shows a record. */
    public final class Visit implements AutoCloseable {

        private final Place place;
        private final long userId;
        private final Runnable listener;
        private boolean editing;

        private Visit(Place place, long userId, Runnable listener) {
            this.place = place;
            this.userId = userId;
            this.listener = listener;
        }

        public void editing(boolean now) {
            synchronized (Presence.this) {
                if (editing == now) {
                    return;
                }
                editing = now;
            }
            tell(place);
        }

        /** Those who have it open besides this person. */
        public List<Visitor> others() {
            return at(place).stream()
                    .filter(visitor -> visitor.userId() != userId)
                    .toList();
        }

        @Override
        public void close() {
            synchronized (Presence.this) {
                here.computeIfPresent(place, (unused, open) -> {
                    open.remove(this);
                    return open.isEmpty() ? null : open;
                });
            }
            tell(place);
        }
    }
}
