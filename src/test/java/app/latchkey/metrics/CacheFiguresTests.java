package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheFiguresTests {

    private final Cache<Integer, Integer> figuresOfDesk = cache();
    private final Cache<Integer, Integer> lists = cache();
    private final CacheFigures figures = new CacheFigures(
            List.<OffersCache>of(
                    () -> new OfferedCache("figures", figuresOfDesk, 10, true),
                    () -> new OfferedCache("lists", lists, 10, false)),
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    private static Cache<Integer, Integer> cache() {
        return Caffeine.newBuilder()
                .maximumSize(10)
                .expireAfterWrite(Duration.ofHours(1))
                .recordStats()
                .build();
    }

    private static void ask(Cache<Integer, Integer> cache, int hits, int misses) {
        cache.put(1, 1);
        for (int i = 0; i < hits; i++) {
            assertThat(cache.getIfPresent(1)).isOne();
        }
        for (int i = 0; i < misses; i++) {
            assertThat(cache.getIfPresent(2)).isNull();
        }
    }

    private void minutes(int number) {
        for (int i = 0; i < number; i++) {
            figures.gather((series, value) -> {}, true);
        }
    }

    private CacheState state(String name) {
        return figures.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFaultIsSeenHoweverWellItWentBefore() {
        ask(figuresOfDesk, 100_000, 0);
        assertThat(figures.hitRate()).isEqualTo(100);
        minutes(60);
        ask(figuresOfDesk, 10, 190);
        assertThat(figures.hitRate()).isEqualTo(5);
        assertThat(state("figures").lastHour()).isEqualTo(5);
        assertThat(state("figures").band()).isEqualTo(Band.POOR);
        assertThat(state("figures").hitRate()).as("since the start").isGreaterThan(99);
        minutes(60);
        assertThat(figures.hitRate()).as("an hour later").isNaN();
    }

    @Test
    void aFewQuestionsSayNothing() {
        ask(figuresOfDesk, 0, 99);
        assertThat(state("figures").lastHour()).isZero();
        assertThat(state("figures").band()).isNull();
        assertThat(figures.hitRate()).isNaN();
    }

    @Test
    void whatIsWorthWhateverItSavesIsNotJudgedAndTheOthersNotByIt() {
        ask(lists, 1, 999);
        ask(figuresOfDesk, 90, 10);
        assertThat(state("lists").lastHour()).isEqualTo(0.1);
        assertThat(state("lists").band()).isNull();
        assertThat(figures.hitRate()).isEqualTo(90);
    }

    @Test
    void sizeLoadAndAgeAreTheCachesOwn() {
        assertThat(state("lists").load()).isNull();
        assertThat(state("lists").oldest()).isNull();
        assertThat(lists.get(3, key -> key)).isEqualTo(3);
        assertThat(state("lists").load()).isNotNull();
        assertThat(state("lists").oldest()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(state("lists").bytes()).isEqualTo(10);
        figures.clear("lists");
        assertThat(state("lists").size()).isZero();
    }
}
