package app.latchkey.platform.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What other instances say of who has what open. */
@Component
class PresenceChannel implements Channel {

    static final String NAME = "latchkey_presence";

    private static final Logger LOG = LoggerFactory.getLogger(PresenceChannel.class);

    private final Presence presence;
    private final JsonMapper json;

    PresenceChannel(Presence presence, JsonMapper json) {
        this.presence = presence;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void received(String payload) {
        PresenceMessage.read(json, payload)
                .ifPresentOrElse(
                        presence::heard,
                        () -> LOG.warn("A notification of {} characters is none of ours", payload.length()));
    }

    @Override
    public void interrupted() {
        presence.ask();
    }
}
