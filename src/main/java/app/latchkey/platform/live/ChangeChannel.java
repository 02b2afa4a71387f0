package app.latchkey.platform.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns notifications of changes into events of this instance. */
@Component
class ChangeChannel implements Channel {

    static final String NAME = "latchkey_changes";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeChannel.class);

    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    ChangeChannel(ApplicationEventPublisher events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void received(String payload) {
        var message = ChangeMessage.read(json, payload);
        if (message.isEmpty()) {
            LOG.warn("A notification of {} characters is none of ours", payload.length());
            return;
        }
        events.publishEvent(message.get().toEvent());
    }

    @Override
    public void interrupted() {
        events.publishEvent(new ChangesMissed());
    }
}
