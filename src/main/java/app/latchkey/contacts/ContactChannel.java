package app.latchkey.contacts;

/** How somebody likes to be reached. */
public enum ContactChannel {
    EMAIL,
    PHONE,
    TEXT,
    POST
}
