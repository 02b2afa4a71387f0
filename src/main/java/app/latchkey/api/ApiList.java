package app.latchkey.api;

import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import java.util.List;

/**
 * A list as programs read it: filter, order, rows and their number are those of the screen.
 *
 * @param <F> which are wanted
 * @param <S> in which order
 * @param <T> one line of it; its components are the fields a program may choose from
 */
public interface ApiList<F, S, T> {

    /** As its address says it. */
    String name();

    F filter(QueryReader query);

    S sort(QueryReader query);

    Class<T> row();

    long count(F filter);

    /** @param limit at most one more than the largest page has */
    List<T> rows(F filter, S sort, int offset, int limit);

    /** Those behind a place of the same order, however deep, at the price of the first. */
    List<T> rowsAfter(F filter, S sort, Place place, int limit);

    Place place(S sort, T row);
}
