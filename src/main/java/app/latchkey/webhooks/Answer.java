package app.latchkey.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What came of sending: a status, or why there is none.
 *
 * @param status of the answer
 */
record Answer(@Nullable Integer status, @Nullable DeliveryError error, int tookMillis) {

    private static final int GONE = 410;

    static Answer of(int status, int tookMillis) {
        return new Answer(status, null, tookMillis);
    }

    static Answer none(DeliveryError error, int tookMillis) {
        return new Answer(null, error, tookMillis);
    }

    boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }
}
