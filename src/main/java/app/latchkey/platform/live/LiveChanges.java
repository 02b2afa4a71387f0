package app.latchkey.platform.live;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.CurrentAgency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers what a transaction changes and says it once, as the last thing before its commit: one notification for each
 * kind of record, which PostgreSQL delivers when the rest is there to be read, and never after a rollback.
 */
@Component
public class LiveChanges {

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final ChangeSource source;
    private final ChangeClock clock;
    private final JsonMapper json;

    LiveChanges(JdbcClient database, CurrentAgency agency, ChangeSource source, ChangeClock clock, JsonMapper json) {
        this.database = database;
        this.agency = agency;
        this.source = source;
        this.clock = clock;
        this.json = json;
    }

    @EventListener
    void on(RecordChanged change) {
        changed(change.entityType(), List.of(change.entityId()));
    }

    /** For those who write rows as a set and publish no {@link RecordChanged} for each. */
    public void changed(String entityType, Collection<Long> ids) {
        gathered().add(agency.require(), entityType, ids);
    }

    /** So many that naming them helps nobody. */
    public void changedMany(String entityType) {
        gathered().addMany(agency.require(), entityType);
    }

    private Gathered gathered() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A change is said within the transaction that makes it");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Gathered.class::isInstance)
                .map(Gathered.class::cast)
                .findFirst()
                .orElseGet(this::begin);
    }

    private Gathered begin() {
        var gathered = new Gathered();
        TransactionSynchronizationManager.registerSynchronization(gathered);
        return gathered;
    }

    private record Kind(long agencyId, String entityType) {}

    private final class Gathered implements TransactionSynchronization {

        private final String name = UUID.randomUUID().toString().replace("-", "");
        private final Map<Kind, Set<Long>> changes = new LinkedHashMap<>();
        private final Set<Kind> many = new HashSet<>();

        void add(long agencyId, String entityType, Collection<Long> ids) {
            if (ids.isEmpty()) {
                return;
            }
            var kind = new Kind(agencyId, entityType);
            var known = changes.computeIfAbsent(kind, unused -> new HashSet<>());
            if (!many.contains(kind)) {
                known.addAll(ids);
                if (known.size() > ChangeMessage.MOST_IDS) {
                    addMany(agencyId, entityType);
                }
            }
        }

        void addMany(long agencyId, String entityType) {
            var kind = new Kind(agencyId, entityType);
            many.add(kind);
            changes.put(kind, Set.of());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            for (var payload : payloads()) {
                database.sql("select pg_notify(:channel, :payload)")
                        .param("channel", ChangeChannel.NAME)
                        .param("payload", payload)
                        .query((row, number) -> payload)
                        .single();
            }
        }

        /** Before whoever wrote is told that it is done, so that they find what they wrote. */
        @Override
        public void afterCommit() {
            changes.keySet().forEach(kind -> clock.written(kind.agencyId(), kind.entityType(), name));
        }

        private List<String> payloads() {
            var from = source.current();
            var payloads = new ArrayList<String>();
            changes.forEach(
                    (kind, ids) -> payloads.add(ChangeMessage.of(kind.agencyId(), kind.entityType(), ids, from, name)
                            .write(json)));
            return payloads;
        }
    }
}
