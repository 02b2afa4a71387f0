package app.latchkey.webhooks;

/** Why there was no answer at all. */
public enum DeliveryError {
    /** The name is not known. */
    HOST,
    /** The name stands for an address that is not to be reached from here. */
    ADDRESS,
    /** Nobody listens there, or they hung up. */
    CONNECTION,
    /** Who answers can't show that they are who they should be. */
    TLS,
    TIMEOUT,
    /** It can't be signed: the installation's own secret is another one than when it was made. */
    SECRET
}
