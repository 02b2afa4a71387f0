package app.latchkey.properties;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.StaleEdit;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Where every change of a property and its owners begins: with the row to itself, and in the state the person saw. */
@Component
class PropertyEdits {

    private final PropertyRepository properties;
    private final HistoryService history;
    private final Clock clock;

    PropertyEdits(PropertyRepository properties, HistoryService history, Clock clock) {
        this.properties = properties;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Locks a property that is in use until the transaction ends.
     *
     * @param version the state the person saw
     * @throws PropertyNotFound when it is not there, or archived
     * @throws StaleEdit when somebody saved in between
     */
    Property begin(long id, int version) {
        var property = lock(id);
        if (property.isArchived()) {
            throw new PropertyNotFound(id);
        }
        if (property.version() != version) {
            var latest = history.latest(PropertyService.ENTITY, id);
            throw new StaleEdit(
                    latest.map(HistoryEvent::actor).orElse("?"),
                    latest.map(HistoryEvent::at).orElseGet(clock::instant));
        }
        return property;
    }

    /** @throws PropertyNotFound when it is not there, not even archived */
    Property lock(long id) {
        return properties.lockById(id).orElseThrow(() -> new PropertyNotFound(id));
    }
}
