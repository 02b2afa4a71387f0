package app.latchkey.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How somebody wants a list to look: its columns in their order, and how close its rows are. */
public record ListLayout(List<Column> columns, Density density) {

    public enum Density {
        COMPACT,
        COMFORTABLE
    }

    /** @param width in CSS units, such as {@code 120px}; null for the list's own */
    public record Column(
            String key, boolean visible, @Nullable String width) {

        public Column shown(boolean nowVisible) {
            return new Column(key, nowVisible, width);
        }

        public Column wide(@Nullable String newWidth) {
            return new Column(key, visible, newWidth);
        }
    }

    public ListLayout {
        columns = List.copyOf(columns);
    }

    /**
     * This layout for a list that has changed since: columns it no longer has are dropped, new ones come after the
     * neighbour they stand behind there, and one column at least is shown.
     */
    public ListLayout over(ListLayout standard) {
        var known = standard.columns.stream()
                .collect(Collectors.toMap(Column::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var arranged = new ArrayList<Column>();
        var placed = new HashSet<String>();
        for (var column : columns) {
            if (known.containsKey(column.key()) && placed.add(column.key())) {
                arranged.add(column);
            }
        }
        int behind = 0;
        for (var column : standard.columns) {
            if (placed.contains(column.key())) {
                behind = place(arranged, column.key()) + 1;
            } else {
                arranged.add(behind++, column);
            }
        }
        return new ListLayout(withOneShown(arranged), density);
    }

    /** With this column shown or hidden; the last one stays. */
    public ListLayout show(String key, boolean visible) {
        var changed = with(key, column -> column.shown(visible));
        return changed.columns.stream().noneMatch(Column::visible) ? this : changed;
    }

    public ListLayout wide(String key, @Nullable String width) {
        return with(key, column -> column.wide(width));
    }

    /** With this column so many places further on, or back; no further than the ends. */
    public ListLayout move(String key, int places) {
        int from = place(columns, key);
        if (from < 0) {
            return this;
        }
        var moved = new ArrayList<>(columns);
        var column = moved.remove(from);
        moved.add(Math.clamp((long) from + places, 0, moved.size()), column);
        return new ListLayout(moved, density);
    }

    /** With the columns in this order; those not named come last, as they stood. */
    public ListLayout order(List<String> keys) {
        var ordered = new ArrayList<Column>();
        keys.forEach(key -> columns.stream()
                .filter(column -> column.key().equals(key) && !ordered.contains(column))
                .forEach(ordered::add));
        columns.stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        return new ListLayout(ordered, density);
    }

    public ListLayout dense(Density wanted) {
        return new ListLayout(columns, wanted);
    }

    private ListLayout with(String key, Function<Column, Column> change) {
        return new ListLayout(
                columns.stream()
                        .map(column -> column.key().equals(key) ? change.apply(column) : column)
                        .toList(),
                density);
    }

    private static List<Column> withOneShown(List<Column> arranged) {
        if (!arranged.isEmpty() && arranged.stream().noneMatch(Column::visible)) {
            arranged.set(0, arranged.getFirst().shown(true));
        }
        return arranged;
    }

    private static int place(List<Column> columns, String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
