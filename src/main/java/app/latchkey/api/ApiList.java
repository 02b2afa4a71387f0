package app.latchkey.api;

import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A list as programs read it: filter, order, rows and their number are those of the screen.
 *
 * @param <F> which are wanted
 * @param <S> in which order
 * @param <T> one line of it
 * @param name as its address says it
 * @param kind of its records, as exports name it
 * @param row its components are the fields a program may choose from
 * @param place where a row stands in an order
 * @param tells of which kinds of records, as their changes are announced; none where what a page
 *     says may be another within a minute without one
 */
public record ApiList<F, S, T>(
        String name,
        String kind,
        Class<T> row,
        Function<QueryReader, F> filter,
        Function<QueryReader, S> sort,
        Function<F, Count> count,
        Rows<F, S, T> rows,
        RowsAfter<F, S, T> rowsAfter,
        BiFunction<S, T, Place> place,
        Set<String> tells) {

    /** Of which no page is told twice. */
    public ApiList(
            String name,
            String kind,
            Class<T> row,
            Function<QueryReader, F> filter,
            Function<QueryReader, S> sort,
            Function<F, Count> count,
            Rows<F, S, T> rows,
            RowsAfter<F, S, T> rowsAfter,
            BiFunction<S, T, Place> place) {
        this(name, kind, row, filter, sort, count, rows, rowsAfter, place, Set.of());
    }

    /** What has neither filter nor order to choose, and of which no page is told twice. */
    public static <T> ApiList<Plain, Plain, T> plain(
            String name, String kind, Class<T> row, IntSupplier count, PlainRows<T> rows, Function<T, Place> place) {
        return new ApiList<>(
                name,
                kind,
                row,
                query -> Plain.ONLY,
                query -> Plain.ONLY,
                filter -> Count.exactly(count.getAsInt()),
                (filter, order, offset, limit) -> rows.read(null, offset, limit),
                (filter, order, after, limit) -> rows.read(after, 0, limit),
                (order, last) -> place.apply(last));
    }

    /** The choice of what leaves none. */
    public enum Plain {
        ONLY
    }

    /** Rows behind a place, or counted off from the top where there is none. */
    @FunctionalInterface
    public interface PlainRows<T> {
        List<T> read(@Nullable Place after, int offset, int limit);
    }

    /** Rows counted off from the top. */
    @FunctionalInterface
    public interface Rows<F, S, T> {
        List<T> read(F filter, S sort, int offset, int limit);
    }

    /** Rows behind a place of the same order, however deep, at the price of the first. */
    @FunctionalInterface
    public interface RowsAfter<F, S, T> {
        List<T> read(F filter, S sort, Place place, int limit);
    }
}
