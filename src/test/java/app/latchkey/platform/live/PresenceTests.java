package app.latchkey.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.live.Presence.Place;
import app.latchkey.platform.live.Presence.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PresenceTests {

    private static final Place LISTING = new Place(1, "Listing", 5);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Hands clock = new Hands();
    private final List<Presence> instances = new ArrayList<>();
    private final Presence one = instance("one");
    private final Presence two = instance("two");

    @Test
    void peopleOnOtherInstancesAreSeenAtOnceAndGoAtOnce() {
        var changes = new AtomicInteger();
        var ann = one.enter(LISTING, 11, changes::incrementAndGet);
        var priya = two.enter(LISTING, 12, () -> {});
        assertThat(ann.others()).containsExactly(new Visitor(12, false));
        assertThat(priya.others()).containsExactly(new Visitor(11, false));
        int before = changes.get();
        priya.editing(true);
        assertThat(ann.others()).containsExactly(new Visitor(12, true));
        assertThat(changes.get()).isEqualTo(before + 1);
        priya.close();
        assertThat(ann.others()).isEmpty();
    }

    @Test
    void onesOwnSecondTabIsNobodyElse() {
        var first = one.enter(LISTING, 11, () -> {});
        var second = two.enter(LISTING, 11, () -> {});
        second.editing(true);
        assertThat(first.others()).isEmpty();
        assertThat(second.others()).isEmpty();
        assertThat(one.at(LISTING)).containsExactly(new Visitor(11, true));
    }

    @Test
    void whoLeavesOneOfTwoTabsIsStillThere() {
        var watcher = one.enter(LISTING, 11, () -> {});
        two.enter(LISTING, 12, () -> {});
        two.enter(LISTING, 12, () -> {}).close();
        assertThat(watcher.others()).containsExactly(new Visitor(12, false));
    }

    @Test
    void aKilledInstancesPeopleAreGoneWithinAMinute() {
        var ann = one.enter(LISTING, 11, () -> {});
        two.enter(LISTING, 12, () -> {});
        instances.remove(two);
        for (int seconds = 0; seconds < 60; seconds += 15) {
            clock.ahead(Duration.ofSeconds(15));
            one.beat();
        }
        assertThat(ann.others()).isEmpty();
    }

    @Test
    void whoStaysForHoursIsStillSeen() {
        var ann = one.enter(LISTING, 11, () -> {});
        two.enter(LISTING, 12, () -> {});
        for (int beats = 0; beats < 500; beats++) {
            clock.ahead(Presence.BEAT);
            one.beat();
            two.beat();
        }
        assertThat(ann.others()).containsExactly(new Visitor(12, false));
    }

    @Test
    void aNewInstanceLearnsWhoIsThere() {
        one.enter(LISTING, 11, () -> {});
        var three = instance("three");
        assertThat(three.at(LISTING)).isEmpty();
        three.ask();
        assertThat(three.at(LISTING)).containsExactly(new Visitor(11, false));
    }

    @Test
    void anotherAgencysRecordOfTheSameNumberIsAnotherPlace() {
        var ann = one.enter(LISTING, 11, () -> {});
        two.enter(new Place(2, "Listing", 5), 12, () -> {});
        two.enter(new Place(1, "Contact", 5), 13, () -> {});
        assertThat(ann.others()).isEmpty();
    }

    @Test
    void nonsenseIsNoMessage() {
        assertThat(PresenceMessage.read(json, "{}")).isEmpty();
        assertThat(PresenceMessage.read(
                        json, "{\"instance\":\"a\",\"agency\":1,\"type\":\"Listing\",\"id\":0,\"visitors\":[]}"))
                .isEmpty();
        assertThat(
                        PresenceMessage.read(
                                json,
                                "{\"instance\":\"a\",\"agency\":1,\"type\":\"Listing\",\"id\":2,\"visitors\":[{\"userId\":-3,\"editing\":true}]}"))
                .isEmpty();
    }

    /** What one says, all hear, itself included, as PostgreSQL has it; and each as text. */
    private Presence instance(String name) {
        var presence = new Presence(
                name,
                clock,
                messages -> messages.forEach(message -> List.copyOf(instances)
                        .forEach(instance ->
                                PresenceMessage.read(json, message.write(json)).ifPresent(instance::heard))));
        instances.add(presence);
        return presence;
    }

    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-21T09:00:00Z");

        void ahead(Duration time) {
            now = now.plus(time);
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
}
