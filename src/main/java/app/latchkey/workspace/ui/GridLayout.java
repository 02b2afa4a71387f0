package app.latchkey.workspace.ui;

import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.workspace.ListLayout;
import app.latchkey.workspace.ListLayout.Density;
import com.vaadin.flow.component.grid.ColumnReorderEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One person's layout on one grid. Columns that nobody can make wider, such as a card, are not theirs to arrange. */
class GridLayout<T> {

    private record Width(@Nullable String width, int grow) {}

    private final DeskGrid<T> grid;
    private final Consumer<ListLayout> changed;
    private final Map<String, Width> standardWidths = new HashMap<>();
    private final ListLayout standard;
    private ListLayout layout;

    /** @param changed takes every layout the person makes */
    GridLayout(DeskGrid<T> grid, Optional<ListLayout> remembered, Consumer<ListLayout> changed) {
        this.grid = grid;
        this.changed = changed;
        var columns = new ArrayList<ListLayout.Column>();
        for (var column : grid.getColumns()) {
            var key = column.getKey();
            if (key != null && column.isResizable()) {
                standardWidths.put(key, new Width(column.getWidth(), column.getFlexGrow()));
                columns.add(new ListLayout.Column(key, true, null));
            }
        }
        standard = new ListLayout(columns, Density.COMPACT);
        layout = remembered.map(left -> left.over(standard)).orElse(standard);
        grid.addColumnReorderListener(this::reordered);
        grid.addColumnResizeListener(event -> {
            if (event.isFromClient()) {
                readWidths();
            }
        });
        apply();
    }

    ListLayout layout() {
        return layout;
    }

    String title(String key) {
        return Objects.requireNonNullElse(grid.getColumnByKey(key).getHeaderText(), key);
    }

    /** How the rows run by this column, if they do; it may be hidden. */
    Optional<SortDirection> order(String key) {
        return grid.getSortOrder().stream()
                .filter(order -> key.equals(order.getSorted().getKey()))
                .map(GridSortOrder::getDirection)
                .findFirst();
    }

    void change(ListLayout wanted) {
        if (!wanted.equals(layout)) {
            layout = wanted;
            apply();
            changed.accept(layout);
        }
    }

    void reset() {
        change(standard);
    }

    private void apply() {
        var arranged = new ArrayList<Grid.Column<T>>(
                grid.getColumns().stream().filter(column -> !isOurs(column)).toList());
        for (var column : layout.columns()) {
            var there = grid.getColumnByKey(column.key());
            arranged.add(there);
            size(there, column.width());
        }
        if (!arranged.equals(grid.getColumns())) {
            grid.setColumnOrder(arranged);
        }
        grid.showColumns(key -> layout.columns().stream()
                .anyMatch(column -> column.visible() && column.key().equals(key)));
        grid.setClassName("comfortable", layout.density() == Density.COMFORTABLE);
    }

    private void size(Grid.Column<T> column, @Nullable String width) {
        var standardWidth = Objects.requireNonNull(standardWidths.get(column.getKey()));
        column.setWidth(width == null ? standardWidth.width() : width);
        column.setFlexGrow(width == null ? standardWidth.grow() : 0);
    }

    private void reordered(ColumnReorderEvent<T> event) {
        if (event.isFromClient()) {
            layout = layout.order(event.getColumns().stream()
                    .filter(this::isOurs)
                    .map(Grid.Column::getKey)
                    .toList());
            changed.accept(layout);
        }
    }

    /** Making one column wider fixes those before it, too. */
    private void readWidths() {
        var wide = layout;
        for (var column : grid.getColumns()) {
            if (isOurs(column)) {
                var width = Objects.requireNonNull(standardWidths.get(column.getKey()));
                boolean own = column.getFlexGrow() == width.grow() && Objects.equals(column.getWidth(), width.width());
                wide = wide.wide(column.getKey(), own ? null : column.getWidth());
            }
        }
        layout = wide;
        changed.accept(layout);
    }

    private boolean isOurs(Grid.Column<T> column) {
        return standardWidths.containsKey(column.getKey());
    }
}
