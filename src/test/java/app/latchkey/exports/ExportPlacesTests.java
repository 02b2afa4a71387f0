package app.latchkey.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExportPlacesTests {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final ExportPlaces places = new ExportPlaces();

    private boolean isPlaceFor(long agencyId) throws InterruptedException {
        return places.take(agencyId, MOMENT);
    }

    @Test
    void oneAgencyLeavesHalfOfThemToOthers() throws InterruptedException {
        assertThat(isPlaceFor(1)).isTrue();
        assertThat(isPlaceFor(1)).isTrue();
        assertThat(isPlaceFor(1)).isFalse();
        assertThat(isPlaceFor(2)).isTrue();
        assertThat(isPlaceFor(3)).isTrue();
        assertThat(isPlaceFor(4)).isFalse();
        places.leave(1);
        assertThat(isPlaceFor(4))
                .as("one that was left, and none that was not had")
                .isTrue();
        assertThat(isPlaceFor(4)).isFalse();
        places.leave(2);
        assertThat(isPlaceFor(4)).isTrue();
    }

    @Test
    void whoeverWaitsGetsThePlaceThatIsLeft() throws InterruptedException {
        for (int agency = 1; agency <= ExportPlaces.ALL; agency++) {
            assertThat(isPlaceFor(agency)).isTrue();
        }
        var leaving = CompletableFuture.runAsync(
                () -> places.leave(1), CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
        assertThat(places.take(9, Duration.ofMinutes(1))).isTrue();
        leaving.join();
    }

    @Test
    void whoeverIsStoppedWhileWaitingTakesNoPlace() throws InterruptedException {
        for (int agency = 1; agency <= ExportPlaces.ALL; agency++) {
            assertThat(isPlaceFor(agency)).isTrue();
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> isPlaceFor(9)).isInstanceOf(InterruptedException.class);
        places.leave(1);
        places.leave(2);
        assertThat(isPlaceFor(9)).isTrue();
        assertThat(isPlaceFor(9)).isTrue();
    }
}
