package app.latchkey.webhooks;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of this instance for messages that are on their way, and whose turn it is: whoever was served longest ago
 * comes first. No agency has most of them, and half are kept for those who are known to answer quickly.
 */
final class Places {

    static final int ALL = 16;
    static final int OF_AGENCY = 6;

    private static final int SLOW = 8;
    private static final int SLOW_OF_AGENCY = 3;

    private final Semaphore free = new Semaphore(ALL);
    private final Map<Long, Share> shares = new HashMap<>();
    private int slow;
    private long turns;

    /** What an agency has of them. */
    private static final class Share {

        private final LinkedHashSet<Long> served = new LinkedHashSet<>();
        private int taken;
        private int slow;
        private long turn;
    }

    /**
     * What may be taken at once.
     *
     * @param slow how many of these by webhooks that may keep them for long
     * @param served the webhooks that had their turn, the last one last
     */
    record Room(int places, int slow, List<Long> served) {

        /** Enough for everything. */
        static final Room ALL = new Room(Places.ALL, Places.ALL, List.of());

        Room {
            served = List.copyOf(served);
        }
    }

    int free() {
        return free.availablePermits();
    }

    /** Those who wait, whoever has waited longest for a turn first. */
    synchronized List<Long> inTurn(List<Long> agencies) {
        return agencies.stream()
                .sorted(Comparator.comparingLong(agency -> share(agency).turn))
                .toList();
    }

    synchronized Room room(long agencyId, int most) {
        var share = share(agencyId);
        return new Room(
                Math.min(Math.min(most, free()), OF_AGENCY - share.taken),
                Math.min(SLOW - slow, SLOW_OF_AGENCY - share.slow),
                List.copyOf(share.served));
    }

    synchronized void taken(long agencyId, List<Sending> sendings) {
        free.acquireUninterruptibly(sendings.size());
        var share = share(agencyId);
        share.turn = ++turns;
        for (var sending : sendings) {
            count(share, sending, 1);
            share.served.addLast(sending.webhookId());
        }
    }

    synchronized void left(long agencyId, Sending sending) {
        count(share(agencyId), sending, -1);
        free.release();
    }

    private void count(Share share, Sending sending, int change) {
        share.taken += change;
        if (sending.isSlow()) {
            share.slow += change;
            slow += change;
        }
    }

    private Share share(long agencyId) {
        return shares.computeIfAbsent(agencyId, unused -> new Share());
    }

    /** Waits until all are free, or for so long. */
    void await(Duration most) throws InterruptedException {
        if (free.tryAcquire(ALL, most.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(ALL);
        }
    }
}
