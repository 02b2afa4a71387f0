package app.latchkey.api;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a program sent for a record: fields by name, of which some may be missing.
 *
 * @param <T> the record
 */
public final class Wish<T> {

    private final ObjectNode said;
    private final Class<T> type;
    private final ApiJson json;

    Wish(ObjectNode said, Class<T> type, ApiJson json) {
        this.said = said;
        this.type = type;
        this.json = json;
    }

    /**
     * A new one.
     *
     * @param otherwise what fields are that were not named
     */
    public T made(Map<String, ?> otherwise) {
        return json.merged(json.tree(otherwise), said, type);
    }

    public T made() {
        return made(Map.of());
    }

    /** One that there is, as it is to become (RFC 7396): what is null is taken away, what is not named stays. */
    public T over(T before) {
        return json.merged(json.tree(before), said, type);
    }

    /** What was sent, as it was. */
    Object said() {
        return said;
    }
}
