package app.latchkey.webhooks;

/** How far a delivery is. */
public enum DeliveryState {
    /** Waits to be sent, for the first time or again. */
    PENDING,
    DELIVERED,
    GIVEN_UP
}
