package app.latchkey.platform.live;

import app.latchkey.platform.live.Presence.Place;
import app.latchkey.platform.live.Presence.Visitor;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one instance says of a record's visitors: all it has there now. Of people it holds numbers alone.
 *
 * @param agency 0 in the one message that is about no record: it asks all others to say what they have
 */
record PresenceMessage(String instance, long agency, String type, long id, List<Visitor> visitors) {

    private static final int MOST_VISITORS = 50;
    private static final Pattern INSTANCE = Pattern.compile("[a-z0-9]{1,40}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{0,59}");
    private static final String NOTHING = "Nothing";

    /** @throws IllegalArgumentException when it can't be a message */
    PresenceMessage {
        visitors = List.copyOf(visitors);
        boolean asks = agency == 0 && id == 0 && visitors.isEmpty();
        if (!INSTANCE.matcher(instance).matches()
                || !TYPE.matcher(type).matches()
                || visitors.size() > MOST_VISITORS
                || visitors.stream().anyMatch(visitor -> visitor.userId() <= 0)
                || !(asks || (agency > 0 && id > 0))) {
            throw new IllegalArgumentException("No message of presence");
        }
    }

    static PresenceMessage of(String instance, Place place, Collection<Visitor> visitors) {
        return new PresenceMessage(
                instance,
                place.agencyId(),
                place.entityType(),
                place.id(),
                visitors.stream().limit(MOST_VISITORS).toList());
    }

    static PresenceMessage asking(String instance) {
        return new PresenceMessage(instance, 0, NOTHING, 0, List.of());
    }

    boolean asksAll() {
        return agency == 0;
    }

    Place place() {
        return new Place(agency, type, id);
    }

    /** Empty when it is no message of ours. */
    static Optional<PresenceMessage> read(JsonMapper json, String payload) {
        try {
            return Optional.of(Objects.requireNonNull(json.readValue(payload, PresenceMessage.class)));
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    String write(JsonMapper json) {
        return json.writeValueAsString(this);
    }
}
