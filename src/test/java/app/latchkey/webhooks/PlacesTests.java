package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTests {

    private final Places places = new Places();

    private static Sending quick(long webhookId) {
        return sending(webhookId, false);
    }

    private static Sending slow(long webhookId) {
        return sending(webhookId, true);
    }

    private static Sending sending(long webhookId, boolean isSlow) {
        return new Sending(1, webhookId, WebhookTopic.PING, "", "", "", 1, Instant.EPOCH, List.of(), isSlow);
    }

    @Test
    void whoWasServedLongestAgoComesFirst() {
        assertThat(places.inTurn(List.of(1L, 2L, 3L))).containsExactly(1L, 2L, 3L);
        places.taken(2, List.of(quick(20)));
        places.taken(1, List.of(quick(10)));
        assertThat(places.inTurn(List.of(1L, 2L, 3L))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void theWebhookThatWasServedLastIsNamedLast() {
        places.taken(1, List.of(quick(10), quick(11), quick(10)));
        assertThat(places.room(1, Places.ALL).served()).containsExactly(11L, 10L);
        assertThat(places.room(2, Places.ALL).served()).isEmpty();
    }

    @Test
    void noAgencyHasMostOfThem() {
        places.taken(1, Collections.nCopies(4, quick(10)));
        assertThat(places.room(1, Places.ALL).places()).isEqualTo(Places.OF_AGENCY - 4);
        assertThat(places.room(1, 1).places()).isOne();
        assertThat(places.room(2, Places.ALL).places()).isEqualTo(Places.OF_AGENCY);
    }

    @Test
    void howeverManyAreSlowThereIsRoomForTheQuick() {
        for (long agency = 1; agency <= 10; agency++) {
            places.taken(
                    agency, Collections.nCopies(places.room(agency, Places.ALL).slow(), slow(agency)));
        }
        assertThat(places.free()).isEqualTo(Places.ALL / 2);
        assertThat(places.room(11, Places.ALL).slow()).isZero();
        assertThat(places.room(11, Places.ALL).places()).isEqualTo(Places.OF_AGENCY);
        assertThat(places.room(1, Places.ALL).places()).isEqualTo(Places.OF_AGENCY / 2);
    }

    @Test
    void aPlaceThatIsLeftIsFree() throws InterruptedException {
        places.taken(1, List.of(slow(10), quick(11)));
        places.left(1, slow(10));
        places.left(1, quick(11));
        assertThat(places.free()).isEqualTo(Places.ALL);
        assertThat(places.room(1, Places.ALL).slow())
                .isEqualTo(new Places().room(1, 1).slow());
        places.await(Duration.ZERO);
        assertThat(places.free()).isEqualTo(Places.ALL);
    }
}
