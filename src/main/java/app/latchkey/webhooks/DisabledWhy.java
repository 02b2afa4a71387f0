package app.latchkey.webhooks;

/** Why a webhook is told nothing more. */
public enum DisabledWhy {
    /** Its address answered that it is gone for good. */
    GONE,
    /** Nothing arrived for as long as {@link RetryPlan#PATIENCE}. */
    FAILING,
    /** Several deliveries in a row were given up. */
    GIVEN_UP
}
