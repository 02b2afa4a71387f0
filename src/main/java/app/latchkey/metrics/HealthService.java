package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether what the desk needs is there. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class HealthService {

    private final HealthChecks checks;
    private final Readiness readiness;

    HealthService(HealthChecks checks, Readiness readiness) {
        this.checks = checks;
        this.readiness = readiness;
    }

    /** By name; of the last minute, without a statement. Empty until the first minute is over. */
    public List<Check> last() {
        return checks.last();
    }

    /** By name, all of them now. */
    public List<Check> check() {
        return checks.check();
    }

    /** What should be so before an agency works here. By one statement. */
    public List<ReadyPoint> readiness() {
        return readiness.look();
    }

    /**
     * @param millis how long the check took
     * @param details what it saw, by its own names; may be empty
     */
    public record Check(String name, boolean isUp, Instant at, double millis, SortedMap<String, Object> details) {}
}
