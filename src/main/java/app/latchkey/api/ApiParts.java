package app.latchkey.api;

import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of what grows at its beginning without end: by cursor alone, and never counted. */
@Component
public class ApiParts {

    private final Cursors cursors;
    private final Answers answers;

    ApiParts(Cursors cursors, Answers answers) {
        this.cursors = cursors;
        this.answers = answers;
    }

    /**
     * Which part is asked for.
     *
     * @param cursor where it begins; blank for the beginning
     */
    public record Part(int size, String cursor) {

        public static Part read(QueryReader query) {
            var size = query.count("size", 1, Paging.LARGEST_SIZE);
            return new Part(size == null ? Paging.USUAL_SIZE : size, query.text("cursor", Paging.LONGEST_CURSOR));
        }
    }

    /** Rows behind one of them. */
    @FunctionalInterface
    public interface RowsAfter<T> {

        /** @param last the number of the last row that was told; null for the beginning */
        List<T> read(@Nullable Long last, int limit);
    }

    /**
     * A page of it.
     *
     * @param source what a cursor belongs to
     * @param number of a row, by which all are in order
     */
    public <T> Told<Page<T>> page(Part part, String source, RowsAfter<T> reading, ToLongFunction<T> number) {
        var last = part.cursor().isEmpty()
                ? null
                : Long.valueOf(cursors.read(part.cursor(), source).id());
        var found = reading.read(last, part.size() + 1);
        boolean hasNext = found.size() > part.size();
        var rows = hasNext ? found.subList(0, part.size()) : found;
        return answers.of(new Page<>(
                rows,
                null,
                null,
                part.size(),
                null,
                hasNext,
                last != null,
                hasNext ? cursors.write(new Place(null, number.applyAsLong(rows.getLast())), source) : null));
    }
}
