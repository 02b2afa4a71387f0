package app.latchkey.webhooks;

/** Whether a webhook is told anything. */
public enum WebhookStatus {
    ACTIVE,
    /** Somebody wants it to wait: what happens meanwhile is kept, and sent when it is resumed. */
    PAUSED,
    /** Its deliveries failed for too long: what happens meanwhile is not for it, until somebody resumes it. */
    DISABLED
}
