package app.latchkey.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether every agency's history was as it was written when it was read last: how many it was not of, never whose. */
@Component
class HistoryHealthIndicator implements HealthIndicator {

    /** The check does not pass, but the desk is not down for it: nobody is sent away. */
    static final Status BROKEN = new Status("BROKEN");

    private final HistoryChecks checks;

    HistoryHealthIndicator(HistoryChecks checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        try {
            long broken = checks.brokenAgencies();
            return Health.status(broken == 0 ? Status.UP : BROKEN)
                    .withDetail("agenciesNotAsWritten", broken)
                    .build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
