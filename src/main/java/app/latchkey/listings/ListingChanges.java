package app.latchkey.listings;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.CurrentAgency;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts the changes of each agency's listings, so that what was read before one is known to be old. */
@Component
class ListingChanges {

    /** The records whose names stand on listings, and listings themselves. */
    private static final Set<String> ON_LISTINGS = Set.of("Listing", "Landlord", "Contact", "Branch", "User");

    private final Map<Long, Long> changes = new ConcurrentHashMap<>();
    private final CurrentAgency agency;

    ListingChanges(CurrentAgency agency) {
        this.agency = agency;
    }

    long seen(long agencyId) {
        return changes.computeIfAbsent(agencyId, _ -> 0L);
    }

    void happened(long agencyId) {
        changes.merge(agencyId, 1L, Long::sum);
    }

    /** Before whoever wrote is told that it is done, so that they find what they wrote. */
    @TransactionalEventListener
    void on(RecordChanged written) {
        if (ON_LISTINGS.contains(written.entityType())) {
            agency.id().ifPresent(this::happened);
        }
    }

    /** For those who write rows as a set and publish no event for each; heard when this transaction is committed. */
    void written() {
        long agencyId = agency.require();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                happened(agencyId);
            }
        });
    }

    /** Written by any instance. */
    @EventListener
    void on(RecordsChanged written) {
        if (ON_LISTINGS.contains(written.entityType())) {
            happened(written.agencyId());
        }
    }

    @EventListener
    void on(ChangesMissed missed) {
        changes.replaceAll((_, seen) -> seen + 1);
    }
}
