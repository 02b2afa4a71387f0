package app.latchkey.metrics.ui;

import app.latchkey.metrics.History;
import app.latchkey.metrics.Series;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;

/** The content of one page: its tiles, and what stands below them. */
class MetricsPart extends Div {

    private final transient List<FigureTile> tiles;
    private final transient Runnable rest;

    /** @param rest brings up to date what is below the tiles, without a statement */
    MetricsPart(List<FigureTile> tiles, Runnable rest) {
        this.tiles = tiles;
        this.rest = rest;
        addClassName("metrics-part");
        var all = new Div();
        all.addClassName("figure-tiles");
        tiles.forEach(all::add);
        add(all);
    }

    void refresh(Function<Series, History> past) {
        tiles.forEach(tile -> tile.refresh(past));
        rest.run();
    }
}
