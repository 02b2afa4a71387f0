package app.latchkey.contacts;

/**
 * To make one contact of two.
 *
 * @param result the survivor's fields afterwards, each as it was with one of the two
 */
public record MergeOrder(long survivorId, int survivorVersion, long otherId, int otherVersion, ContactDetails result) {}
