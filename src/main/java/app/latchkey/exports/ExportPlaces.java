package app.latchkey.exports;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may write now, in the order in which they came: so many at once, and half of them for one agency at most. */
final class ExportPlaces {

    /** An export may hold a database connection as long as its reader takes. */
    static final int ALL = 4;

    static final int OF_AGENCY = 2;

    private final Semaphore all = new Semaphore(ALL, true);
    private final Map<Long, Semaphore> agencies = new ConcurrentHashMap<>();

    /** @return whether there was one within that time, which is left by {@link #leave} */
    boolean take(long agencyId, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        if (!ofAgency(agencyId).tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean isTaken = false;
        try {
            isTaken = all.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            return isTaken;
        } finally {
            if (!isTaken) {
                ofAgency(agencyId).release();
            }
        }
    }

    void leave(long agencyId) {
        all.release();
        ofAgency(agencyId).release();
    }

    private Semaphore ofAgency(long agencyId) {
        return agencies.computeIfAbsent(agencyId, unused -> new Semaphore(OF_AGENCY, true));
    }
}
