package app.latchkey.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveHubTests {

    private final Queue<Runnable> ticks = new ArrayDeque<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final LiveHub hub = new LiveHub(
            (delay, work) -> {
                assertThat(delay).isEqualTo(Duration.ofMillis(100));
                ticks.add(work);
            },
            threads::add);

    @Test
    void whatComesWithinATickIsHeardOnce() {
        var heard = screen(1, "Listing");
        hub.on(listing(1, 5));
        hub.on(listing(1, 6));
        hub.on(listing(1, 5));
        assertThat(ticks).hasSize(1);
        run(threads);
        assertThat(heard).isEmpty();
        tick();
        assertThat(heard).containsExactly(List.of(new RecordsChanged(1, "Listing", List.of(5L, 6L), null, null)));
    }

    @Test
    void tenChangesDoNotWaitForTheTick() {
        var heard = screen(1, "Listing");
        for (long id = 1; id <= 9; id++) {
            hub.on(listing(1, id));
        }
        run(threads);
        assertThat(heard).isEmpty();
        hub.on(listing(1, 10));
        run(threads);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().getFirst().ids()).hasSize(10);
        tick();
        assertThat(heard).hasSize(1);
    }

    @Test
    void tooManyToNameSwallowsTheNamedOnes() {
        var heard = screen(1, "Listing", "Contact");
        hub.on(listing(1, 5));
        hub.on(new RecordsChanged(1, "Listing", List.of(), null, null));
        run(threads);
        assertThat(heard).containsExactly(List.of(new RecordsChanged(1, "Listing", List.of(), null, null)));
    }

    @Test
    void changesOfDifferentScreensStayApart() {
        var heard = screen(1, "Listing");
        hub.on(new RecordsChanged(1, "Listing", List.of(1L), "a", null));
        hub.on(new RecordsChanged(1, "Listing", List.of(2L), "b", null));
        tick();
        assertThat(heard.getFirst()).extracting(RecordsChanged::source).containsExactly("a", "b");
    }

    @Test
    void anotherAgencyAndAnotherKindHearNothing() {
        var neighbour = screen(2, "Listing");
        var contacts = screen(1, "Contact");
        hub.on(listing(1, 5));
        tick();
        assertThat(neighbour).isEmpty();
        assertThat(contacts).isEmpty();
    }

    @Test
    void aBusyScreenHearsTheRestInOneGo() {
        var heard = screen(1, "Listing");
        hub.on(listing(1, 1));
        run(ticks);
        hub.on(listing(1, 2));
        run(ticks);
        hub.on(listing(1, 3));
        run(ticks);
        assertThat(threads).hasSize(1);
        run(threads);
        assertThat(heard).containsExactly(List.of(new RecordsChanged(1, "Listing", List.of(1L, 2L, 3L), null, null)));
    }

    @Test
    void aClosedScreenHearsNothingMore() {
        var heard = new ArrayList<List<RecordsChanged>>();
        var screen = hub.subscribe(1, Set.of("Listing"), heard::add);
        hub.on(listing(1, 1));
        run(ticks);
        screen.close();
        run(threads);
        hub.on(listing(1, 2));
        tick();
        assertThat(heard).isEmpty();
    }

    @Test
    void afterACutEveryScreenLooksAtAllItShows() {
        var heard = screen(7, "Listing");
        hub.on(new ChangesMissed());
        run(threads);
        assertThat(heard).containsExactly(List.of(new RecordsChanged(7, "Listing", List.of(), null, null)));
    }

    @Test
    void whateverTheOrderEveryScreenHearsEveryChangeOfItsAgency() {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            var said = new HashMap<Long, Set<Long>>();
            var heard = Map.of(1L, screen(1, "Listing"), 2L, screen(2, "Listing"));
            for (int i = 0; i < 60; i++) {
                long agency = 1L + random.nextInt(2);
                long id = 1L + random.nextInt(40);
                said.computeIfAbsent(agency, unused -> new HashSet<>()).add(id);
                hub.on(listing(agency, id));
                if (random.nextInt(4) == 0) {
                    run(random.nextBoolean() ? ticks : threads);
                }
            }
            tick();
            heard.forEach((agency, calls) -> {
                var ids = new HashSet<Long>();
                calls.forEach(call -> call.forEach(change -> ids.addAll(change.ids())));
                assertThat(ids).isEqualTo(said.get(agency));
            });
        }
    }

    /** Two hundred screens, a storm of changes: each hears of the last, and none of it in many small pieces. */
    @Test
    void aStormReachesTwoHundredScreensInFewPieces() throws InterruptedException {
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = new LiveHub(
                    (delay, work) -> {
                        var unused = timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
                    },
                    virtual);
            var all = new CountDownLatch(200);
            var calls = new int[200];
            for (int i = 0; i < 200; i++) {
                int screen = i;
                busy.subscribe(1, Set.of("Listing"), changes -> {
                    calls[screen]++;
                    if (changes.getLast().ids().contains(2_000L)) {
                        all.countDown();
                    }
                });
            }
            for (long id = 1; id <= 2_000; id++) {
                busy.on(listing(1, id));
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Arrays.stream(calls).max().orElseThrow()).isLessThanOrEqualTo(200);
        }
    }

    private List<List<RecordsChanged>> screen(long agencyId, String... types) {
        var heard = new ArrayList<List<RecordsChanged>>();
        hub.subscribe(agencyId, Set.of(types), heard::add);
        return heard;
    }

    private static RecordsChanged listing(long agencyId, long id) {
        return new RecordsChanged(agencyId, "Listing", List.of(id), null, null);
    }

    private void tick() {
        run(ticks);
        run(threads);
    }

    private static void run(Queue<Runnable> queue) {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }
}
