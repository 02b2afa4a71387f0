package app.latchkey.platform.live;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A change on its way between instances, far below the 8,000 bytes PostgreSQL takes. No word of it is personal. */
record ChangeMessage(
        long agency,
        String type,
        List<Long> ids,
        @Nullable String source,
        @Nullable String transaction) {

    static final int MOST_IDS = 200;

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{0,59}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,40}");

    /** @throws IllegalArgumentException when it can't be a message */
    ChangeMessage {
        if (agency <= 0 || !TYPE.matcher(type).matches() || ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("No message of a change");
        }
        if (ids.stream().anyMatch(id -> id == null || id <= 0) || !isName(source) || !isName(transaction)) {
            throw new IllegalArgumentException("No message of a change");
        }
    }

    private static boolean isName(@Nullable String name) {
        return name == null || NAME.matcher(name).matches();
    }

    /** @param ids empty for too many to name */
    static ChangeMessage of(
            long agency, String type, Collection<Long> ids, @Nullable String source, String transaction) {
        return new ChangeMessage(
                agency, type, ids.size() > MOST_IDS ? List.of() : List.copyOf(new TreeSet<>(ids)), source, transaction);
    }

    /** Empty when it is no message of ours. */
    static Optional<ChangeMessage> read(JsonMapper json, String payload) {
        try {
            return Optional.of(Objects.requireNonNull(json.readValue(payload, ChangeMessage.class)));
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    String write(JsonMapper json) {
        return json.writeValueAsString(this);
    }

    RecordsChanged toEvent() {
        return new RecordsChanged(agency, type, ids, source, transaction);
    }
}
