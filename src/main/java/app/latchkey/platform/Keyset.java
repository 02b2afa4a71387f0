package app.latchkey.platform;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Reads a list on from a place, in SQL: its order is a column that may be blank, which comes last, and a number that
 * decides between equal values.
 *
 * @param column what it is sorted by; the number itself where it is sorted by nothing else
 * @param value how a place's value is written to be compared with it, around {@code :placeValue}
 * @param tie the number
 */
public record Keyset(String column, String value, String tie, boolean ascending, boolean hasBlanks) {

    /** Rows that a condition limits, in the list's order. */
    @FunctionalInterface
    public interface Part<T> {

        /** @param condition SQL, whose values {@link Keyset#bind} puts in */
        List<T> read(String condition, Place from, int limit);
    }

    /** Those behind the place, as many as are wanted or there are; two statements where the blank ones begin. */
    public <T> List<T> readAfter(Place place, int limit, Part<T> part) {
        if (column.equals(tie)) {
            return part.read(tie + way() + ":placeId", place, limit);
        }
        if (place.value() == null) {
            return part.read(blank(), place, limit);
        }
        var rows = part.read("(%s, %s)%s(%s, :placeId)".formatted(column, tie, way(), value), place, limit);
        if (!hasBlanks || rows.size() == limit) {
            return rows;
        }
        var all = new ArrayList<>(rows);
        all.addAll(
                part.read(blank(), new Place(null, ascending ? Long.MIN_VALUE : Long.MAX_VALUE), limit - rows.size()));
        return all;
    }

    private String blank() {
        return "%s is null and %s%s:placeId".formatted(column, tie, way());
    }

    private String way() {
        return ascending ? " > " : " < ";
    }

    /** Says nothing of a place where the condition says nothing of it either. */
    public static StatementSpec bind(StatementSpec statement, Place from) {
        return statement.param("placeValue", from.value(), Types.VARCHAR).param("placeId", from.id());
    }
}
