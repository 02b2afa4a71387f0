package app.latchkey.properties;

import app.latchkey.audit.HistoryService;
import app.latchkey.platform.StaleEdit;
import org.springframework.stereotype.Component;

/** Where every change of a property and its owners begins: with the row to itself, and in the state the person saw. */
@Component
class PropertyEdits {

    private final PropertyRepository properties;
    private final HistoryService history;

    PropertyEdits(PropertyRepository properties, HistoryService history) {
        this.properties = properties;
        this.history = history;
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
        fresh(property, version);
        return property;
    }

    /** @throws StaleEdit when somebody saved since this version */
    void fresh(Property property, int version) {
        if (property.version() != version) {
            throw history.staleEdit(PropertyService.ENTITY, property.id());
        }
    }

    /** @throws PropertyNotFound when it is not there, not even archived */
    Property lock(long id) {
        return properties.lockById(id).orElseThrow(() -> new PropertyNotFound(id));
    }
}
