package app.latchkey.audit;

import app.latchkey.audit.HistoryCheck.Finding;
import app.latchkey.audit.HistoryCheck.Kind;
import app.latchkey.audit.HistorySeals.Comparison;
import app.latchkey.audit.HistorySeals.Seal;
import app.latchkey.platform.security.CurrentAgency;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the current agency's chain again from its beginning, and every sealed event once: whether they are what they were
 * when they were sealed. Link by link, so that no transaction is long.
 */
@Component
class HistoryVerification {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryVerification.class);

    private final HistorySeals seals;
    private final HistoryChecks checks;
    private final CurrentAgency agency;
    private final Clock clock;

    HistoryVerification(HistorySeals seals, HistoryChecks checks, CurrentAgency agency, Clock clock) {
        this.seals = seals;
        this.checks = checks;
        this.agency = agency;
        this.clock = clock;
    }

    /**
     * Keeps what comes of it, too.
     *
     * @param byName who wants to know; null for nobody in particular
     * @throws CancellationException when it was to end before it was done: nothing is kept then
     */
    HistoryCheck verify(@Nullable String byName, ChainReading progress, BooleanSupplier isEnding) {
        var pass = new Pass(checks.lastSound());
        seals.last().ifPresent(last -> progress.begin(last.number()));
        var link = seals.compare(1, pass.hash);
        while (link.isPresent()) {
            pass.look(link.get());
            progress.reached(pass.number);
            if (isEnding.getAsBoolean()) {
                throw new CancellationException("The instance ends");
            }
            link = seals.compare(pass.number + 1, pass.hash);
        }
        var check = pass.end(byName);
        checks.add(check);
        var found = check.found();
        if (found != null) {
            LOG.error(
                    "The history of agency {} is not as it was written: {} differ, first {} (event {}, link {})",
                    agency.require(),
                    check.differing(),
                    found.kind(),
                    found.eventId(),
                    found.seal());
        }
        return check;
    }

    /** Where the reading has come to. */
    private final class Pass {

        /** The last that found nothing: what was found once is found again, as long as it is so. */
        private final @Nullable HistoryCheck before;

        private long number;
        private long throughId;
        private String hash = "";
        private long events;
        private long differing;
        private @Nullable Finding first;

        Pass(Optional<HistoryCheck> before) {
            this.before = before.orElse(null);
        }

        void look(Comparison link) {
            var seal = link.seal();
            boolean isNext = seal.number() == number + 1 && link.afterId() == throughId;
            if (!isNext) {
                found(List.of(new Finding(Kind.CHAIN, number + 1, null, null)));
            } else if (!link.isLinked() || !isAsBefore(seal)) {
                found(List.of(new Finding(Kind.CHAIN, seal.number(), null, null)));
            }
            if (!link.isSame()) {
                found(seals.differences(seal.number()));
            }
            number = seal.number();
            throughId = seal.throughId();
            hash = seal.hash();
            events += link.events();
        }

        /** What was the last link at the check before is what it was then. */
        private boolean isAsBefore(Seal seal) {
            return before == null
                    || before.seals() != seal.number()
                    || before.hash().equals(seal.hash());
        }

        HistoryCheck end(@Nullable String byName) {
            if (before != null && before.seals() > number) {
                found(List.of(new Finding(Kind.CHAIN, number + 1, null, null)));
            }
            return new HistoryCheck(clock.instant(), byName, number, events, hash, differing, first);
        }

        private void found(List<Finding> findings) {
            differing += findings.size();
            if (first == null && !findings.isEmpty()) {
                first = findings.getFirst();
            }
        }
    }
}
