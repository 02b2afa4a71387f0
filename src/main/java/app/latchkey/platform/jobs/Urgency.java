package app.latchkey.platform.jobs;

/** What begins first when more work is due than is done at once; the numbers are the guides' (C19, 0 to 9). */
public enum Urgency {
    /** Somebody waits for news. */
    NOTICE(9),
    /** What people asked for: imports and the like. */
    WORK(5),
    /** What the installation does by itself. */
    UPKEEP(1);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    int priority() {
        return priority;
    }
}
