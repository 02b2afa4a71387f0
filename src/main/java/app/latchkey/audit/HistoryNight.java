package app.latchkey.audit;

import app.latchkey.platform.figures.Period;
import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads every agency's chain again once a night, or as soon as the installation runs after one. */
@Component
class HistoryNight implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryNight.class);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    /** London time. */
    private static final LocalTime BEGINS = LocalTime.of(1, 0);

    private final HistorySealing sealing;
    private final HistoryVerification verification;
    private final HistoryChecks checks;
    private final Clock clock;

    HistoryNight(HistorySealing sealing, HistoryVerification verification, HistoryChecks checks, Clock clock) {
        this.sealing = sealing;
        this.verification = verification;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "history-night";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        var due = lastNight();
        for (long agencyId : sealing.agencies()) {
            try {
                CurrentAgency.runAs(agencyId, () -> verify(due, isEnding));
            } catch (CancellationException e) {
                // This night's is done when an instance runs again.
                return;
            } catch (RuntimeException e) {
                LOG.error("The history of agency {} could not be verified", agencyId, e);
            }
        }
    }

    private void verify(Instant due, BooleanSupplier isEnding) {
        if (checks.lastByNight().filter(check -> !check.at().isBefore(due)).isEmpty()) {
            sealing.seal();
            verification.verify(null, new ChainReading(), isEnding);
        }
    }

    private Instant lastNight() {
        var now = clock.instant().atZone(Period.LONDON);
        var tonight = now.with(BEGINS);
        return (tonight.isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }
}
