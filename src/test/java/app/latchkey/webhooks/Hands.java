package app.latchkey.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock whose hands a test moves. */
final class Hands extends Clock {

    private volatile Instant now;

    Hands(Instant now) {
        this.now = now;
    }

    void move(Duration on) {
        now = now.plus(on);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
