package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was measured on this instance, for as long as it runs and at most for a day. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class MeasureService {

    private final SampleRing ring;
    private final Sampler sampler;

    MeasureService(SampleRing ring, Sampler sampler) {
        this.ring = ring;
        this.sampler = sampler;
    }

    /** Every ten seconds. */
    public History lastHour(Series series) {
        return ring.lastHour(series);
    }

    /** Every minute. */
    public History lastDay(Series series) {
        return ring.lastDay(series);
    }

    /** NaN before the first sample. */
    public double latest(Series series) {
        return ring.latest(series);
    }

    /** When the latest sample was taken; 1970 before the first. */
    public Instant asOf() {
        return ring.asOf();
    }

    /**
     * Tells of every new sample, on the thread that takes them, which must not be held up.
     *
     * @return to be run when it is enough
     */
    public Runnable follow(Runnable follower) {
        return sampler.follow(follower);
    }
}
