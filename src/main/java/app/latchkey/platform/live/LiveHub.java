package app.latchkey.platform.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes changes on to the screens of this instance. What happens in one agency is gathered until it is 10 records or
 * 100 ms old, whichever comes first, and then goes to that agency's screens alone, each on a thread of its own: a slow
 * one holds up nobody, and hears of what happened meanwhile in one go.
 */
@Component
public class LiveHub {

    static final int MOST_GATHERED = 10;
    static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    private final Later later;
    private final Executor deliveries;
    private final Map<Long, Set<Subscription>> screens = new ConcurrentHashMap<>();
    private final Map<Long, Gathered> gathered = new HashMap<>();

    @Autowired
    LiveHub(Later later) {
        this(later, Executors.newVirtualThreadPerTaskExecutor());
    }

    LiveHub(Later later, Executor deliveries) {
        this.later = later;
        this.deliveries = deliveries;
    }

    /**
     * From now on this listener hears of one agency's changes, until the subscription is closed. It is called on a
     * thread of its own, one call after the other, and may take its time.
     */
    public Subscription subscribe(long agencyId, Set<String> entityTypes, Consumer<List<RecordsChanged>> listener) {
        var subscription = new Subscription(agencyId, Set.copyOf(entityTypes), listener);
        screens.computeIfAbsent(agencyId, unused -> ConcurrentHashMap.newKeySet())
                .add(subscription);
        return subscription;
    }

    @EventListener
    void on(RecordsChanged change) {
        List<RecordsChanged> full = null;
        boolean first;
        synchronized (gathered) {
            first = !gathered.containsKey(change.agencyId());
            var mine = gathered.computeIfAbsent(change.agencyId(), unused -> new Gathered());
            mine.add(change);
            if (mine.size() >= MOST_GATHERED) {
                full = take(change.agencyId());
            }
        }
        if (full != null) {
            fanOut(change.agencyId(), full);
        } else if (first) {
            later.run(LONGEST_WAIT, () -> fanOut(change.agencyId(), take(change.agencyId())));
        }
    }

    /** Nobody knows what; so each screen looks at all it shows. */
    @EventListener
    void on(ChangesMissed cut) {
        screens.forEach((agencyId, subscriptions) ->
                subscriptions.forEach(screen -> screen.deliver(screen.entityTypes.stream()
                        .map(type -> new RecordsChanged(agencyId, type, List.of(), null, null))
                        .toList())));
    }

    private List<RecordsChanged> take(long agencyId) {
        synchronized (gathered) {
            var taken = gathered.remove(agencyId);
            return taken == null ? List.of() : taken.changes();
        }
    }

    private void fanOut(long agencyId, List<RecordsChanged> changes) {
        if (!changes.isEmpty()) {
            screens.getOrDefault(agencyId, Set.of()).forEach(screen -> screen.deliver(changes));
        }
    }

    /** Merges what is said of the same kind by the same screen. */
    private static final class Gathered {

        private record Kind(
                long agencyId, String entityType, @Nullable String source) {}

        private final Map<Kind, Set<Long>> ids = new LinkedHashMap<>();

        void add(RecordsChanged change) {
            var kind = new Kind(change.agencyId(), change.entityType(), change.source());
            var known = ids.get(kind);
            if (change.isMany() || (known != null && known.isEmpty())) {
                ids.put(kind, Set.of());
            } else {
                ids.computeIfAbsent(kind, unused -> new TreeSet<>()).addAll(change.ids());
            }
        }

        void addAll(Collection<RecordsChanged> changes) {
            changes.forEach(this::add);
        }

        /** Too many to name are enough to go at once. */
        int size() {
            return ids.values().stream()
                    .mapToInt(some -> some.isEmpty() ? MOST_GATHERED : some.size())
                    .sum();
        }

        List<RecordsChanged> changes() {
            var changes = new ArrayList<RecordsChanged>();
            ids.forEach((kind, some) -> changes.add(
                    new RecordsChanged(kind.agencyId(), kind.entityType(), List.copyOf(some), kind.source(), null)));
            return changes;
        }
    }

    /** A screen that hears. Closing it ends that at once. */
    public final class Subscription implements AutoCloseable {

        private final long agencyId;
        private final Set<String> entityTypes;
        private final Consumer<List<RecordsChanged>> listener;
        private Gathered waiting = new Gathered();
        private boolean busy;
        private boolean closed;

        private Subscription(long agencyId, Set<String> entityTypes, Consumer<List<RecordsChanged>> listener) {
            this.agencyId = agencyId;
            this.entityTypes = entityTypes;
            this.listener = listener;
        }

        private void deliver(List<RecordsChanged> changes) {
            var mine = changes.stream()
                    .filter(change -> entityTypes.contains(change.entityType()))
                    .toList();
            synchronized (this) {
                waiting.addAll(mine);
                if (mine.isEmpty() || busy || closed) {
                    return;
                }
                busy = true;
            }
            deliveries.execute(this::deliverAll);
        }

        private void deliverAll() {
            for (var next = next(); !next.isEmpty(); next = next()) {
                try {
                    listener.accept(next);
                } catch (RuntimeException e) {
                    LOG.error("A screen could not be told of a change", e);
                }
            }
        }

        private synchronized List<RecordsChanged> next() {
            var next = closed ? List.<RecordsChanged>of() : waiting.changes();
            waiting = new Gathered();
            busy = !next.isEmpty();
            return next;
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
            }
            screens.computeIfPresent(agencyId, (id, open) -> {
                open.remove(this);
                return open.isEmpty() ? null : open;
            });
        }
    }
}
