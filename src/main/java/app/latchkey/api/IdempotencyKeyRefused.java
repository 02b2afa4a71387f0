package app.latchkey.api;

/** The key is no key, or was used for another wish. */
class IdempotencyKeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean taken;

    IdempotencyKeyRefused(boolean taken) {
        super(taken ? "Used for another request" : "No key");
        this.taken = taken;
    }

    boolean isTaken() {
        return taken;
    }
}
