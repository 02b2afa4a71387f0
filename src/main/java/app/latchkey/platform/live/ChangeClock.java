package app.latchkey.platform.live;

import app.latchkey.platform.security.CurrentUser;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Numbers the changes that this instance hears of, so that what was read before one is known to be old. A change of this
 * instance's own has its number before whoever made it is told that it is done.
 */
@Component
public class ChangeClock {

    /** Longer than anything is kept that a person's own change would have to be in. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private record Kind(long agencyId, String entityType) {}

    private record Written(long agencyId, String entityType, String transaction) {}

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final Set<Written> numbered = ConcurrentHashMap.newKeySet();
    private final Map<Kind, Long> newest = new ConcurrentHashMap<>();
    private final Cache<Long, Long> own =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final CurrentUser user;

    ChangeClock(CurrentUser user) {
        this.user = user;
    }

    /** The newest change of records of these kinds in an agency; 0 when none was heard of. */
    public long newest(long agencyId, Collection<String> entityTypes) {
        long last = missed.get();
        for (var entityType : entityTypes) {
            last = Math.max(last, newest.getOrDefault(new Kind(agencyId, entityType), 0L));
        }
        return last;
    }

    /** The newest change that the current person made here; 0 when there was none lately. */
    public long own() {
        return user.find()
                .map(person -> own.getIfPresent(person.id()))
                .map(Long::longValue)
                .orElse(0L);
    }

    /** Written and committed on this thread; that it is heard of later is nothing new. */
    void written(long agencyId, String entityType, String transaction) {
        numbered.add(new Written(agencyId, entityType, transaction));
        long number = changed(agencyId, entityType);
        user.find().ifPresent(person -> own.put(person.id(), number));
    }

    private long changed(long agencyId, String entityType) {
        long number = now.incrementAndGet();
        newest.merge(new Kind(agencyId, entityType), number, Math::max);
        return number;
    }

    /** What this instance wrote has its number already, unless this comes before the writing thread gets there. */
    @EventListener
    void on(RecordsChanged written) {
        var transaction = written.transaction();
        if (transaction == null
                || !numbered.remove(new Written(written.agencyId(), written.entityType(), transaction))) {
            changed(written.agencyId(), written.entityType());
        }
    }

    @EventListener
    void on(ChangesMissed cut) {
        numbered.clear();
        missed.set(now.incrementAndGet());
    }
}
