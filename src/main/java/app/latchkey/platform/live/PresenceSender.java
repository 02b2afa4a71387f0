package app.latchkey.platform.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Tells the other instances who is where, in the order it was said, on a thread that nobody waits for. */
class PresenceSender {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceSender.class);

    /** What is not sent by then is out of date; the next beat says it again. */
    private static final int MOST_WAITING = 10_000;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Queue<PresenceMessage> waiting = new ArrayDeque<>();
    private boolean sending;

    PresenceSender(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void send(List<PresenceMessage> messages) {
        synchronized (this) {
            if (waiting.size() < MOST_WAITING) {
                waiting.addAll(messages);
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        Thread.ofVirtual().name("presence").start(this::sendAll);
    }

    private void sendAll() {
        for (var next = next(); !next.isEmpty(); next = next()) {
            try {
                var payloads = next.stream().map(message -> message.write(json)).toArray(String[]::new);
                database.sql("select count(pg_notify(:channel, payload)) from unnest(:payloads) as payload")
                        .param("channel", PresenceChannel.NAME)
                        .param("payloads", payloads)
                        .query(Long.class)
                        .single();
            } catch (DataAccessException e) {
                LOG.warn(
                        "Who has what open is not told for now: {}",
                        e.getMostSpecificCause().getMessage());
            }
        }
    }

    private synchronized List<PresenceMessage> next() {
        var next = new ArrayList<PresenceMessage>();
        while (!waiting.isEmpty() && next.size() < 200) {
            next.add(waiting.remove());
        }
        sending = !next.isEmpty();
        return next;
    }
}
