package app.latchkey.api;

import tools.jackson.core.JacksonException;

/** What was sent is no JSON, or none of such a record. */
class BodyUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final JacksonException why;

    BodyUnreadable(JacksonException why) {
        super("Unreadable", why);
        this.why = why;
    }

    JacksonException why() {
        return why;
    }
}
