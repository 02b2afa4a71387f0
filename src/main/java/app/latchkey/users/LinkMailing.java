package app.latchkey.users;

/** What became of the mail with a link. */
public enum LinkMailing {
    /** There is none: no mail server was set when the link was made. */
    NONE,
    WAITING,
    /** The server did not take it; it is tried again. */
    DELAYED,
    /** The server took it. */
    SENT,
    /** The server did not take it however often it was tried. */
    FAILED
}
