package app.latchkey.audit;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether history is as it was written, for those who run the agency. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class HistoryChain {

    private final HistorySeals seals;
    private final HistoryChecks checks;
    private final HistorySealing sealing;
    private final HistoryVerification verification;
    private final CurrentUser user;

    HistoryChain(
            HistorySeals seals,
            HistoryChecks checks,
            HistorySealing sealing,
            HistoryVerification verification,
            CurrentUser user) {
        this.seals = seals;
        this.checks = checks;
        this.sealing = sealing;
        this.verification = verification;
        this.user = user;
    }

    /**
     * The end of the chain, to be kept where nobody reaches it who could write the whole chain anew.
     *
     * @param throughId no event up to this number can become another unnoticed
     * @param hash in hexadecimal
     */
    public record Receipt(long seal, long throughId, String hash, Instant sealedAt) {}

    /** Empty until the first events are sealed. */
    public Optional<Receipt> receipt() {
        return seals.last().map(seal -> new Receipt(seal.number(), seal.throughId(), seal.hash(), seal.sealedAt()));
    }

    public Optional<HistoryCheck> lastCheck() {
        return checks.last();
    }

    /** When it was found first that history is not as it was written; empty when the last check found nothing. */
    public Optional<Instant> brokenSince() {
        return checks.brokenSince();
    }

    /** Events that are not sealed yet, counted no further than this. */
    public int unsealed(int most) {
        return seals.unsealed(most);
    }

    /** Seals what can be sealed by now, and reads all of the chain again: a second for each hundred thousand events or so. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public HistoryCheck verify(ChainReading progress) {
        sealing.seal();
        return verification.verify(user.require().name(), progress, () -> false);
    }
}
