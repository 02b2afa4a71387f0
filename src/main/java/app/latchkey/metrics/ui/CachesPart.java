package app.latchkey.metrics.ui;

import app.latchkey.metrics.CacheService;
import app.latchkey.metrics.CacheState;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.Series;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The caches of this instance. */
final class CachesPart {

    private final CacheService caches;
    private final FigureTable<CacheState> table = new FigureTable<>("metrics.caches");

    private CachesPart(CacheService caches) {
        this.caches = caches;
        table.text("metrics.cache", CacheState::name)
                .part("metrics.hit-rate", this::hitRate)
                .number("metrics.values", row -> FigureWords.number(row.size()))
                .number("metrics.memory", row -> FigureWords.bytes(row.bytes()))
                .number("metrics.hits", row -> FigureWords.number(row.hits()))
                .number("metrics.misses", row -> FigureWords.number(row.misses()))
                .number("metrics.evictions", row -> FigureWords.number(row.evictions()))
                .number("metrics.load", row -> millis(row.load()))
                .number("metrics.oldest", row -> age(row.oldest()));
    }

    static MetricsPart create(CacheService caches) {
        var lists = new CachesPart(caches);
        var tiles = new ArrayList<FigureTile>();
        tiles.add(new FigureTile(Measure.CACHE_HIT, Series.CACHE_HIT, caches::hitRate));
        tiles.add(new FigureTile("CACHE_SIZE", null, () -> sum(caches, true), FigureWords::number));
        tiles.add(new FigureTile("CACHE_BYTES", null, () -> sum(caches, false), FigureWords::bytes));
        var part = new MetricsPart(tiles, lists::refresh);
        // Beside the table, whose rows come and go: a button keeps the focus.
        var bar = new Div();
        bar.addClassName("metrics-bar");
        caches.caches().forEach(cache -> bar.add(lists.clear(cache.name())));
        part.add(lists.table, bar);
        return part;
    }

    private static double sum(CacheService caches, boolean values) {
        return caches.caches().stream()
                .mapToLong(cache -> values ? cache.size() : cache.bytes())
                .sum();
    }

    private void refresh() {
        table.show(caches.caches());
    }

    private Component hitRate(CacheState cache) {
        var said = new Span(FigureWords.percent(cache.lastHour()));
        var band = cache.band();
        if (band == null) {
            return said;
        }
        var word = new Span(table.getTranslation("band." + band));
        word.addClassNames("status", "band", band.name());
        var both = new Div(said, word);
        both.addClassName("figure-banded");
        return both;
    }

    private Button clear(String name) {
        return new Button(table.getTranslation("metrics.clear", name), event -> {
            caches.clear(name);
            refresh();
            Toasts.done(table.getTranslation("metrics.cleared", name));
        });
    }

    private static String millis(@Nullable Duration time) {
        return time == null ? "–" : FigureWords.millis(time.toNanos() / 1e6);
    }

    private static String age(@Nullable Duration age) {
        return age == null ? "–" : FigureWords.seconds(age.toMillis() / 1e3);
    }
}
