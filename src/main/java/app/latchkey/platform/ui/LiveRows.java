package app.latchkey.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataChangeEvent;
import com.vaadin.flow.data.provider.DataGenerator;
import com.vaadin.flow.data.provider.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the rows of a lazy list as they are now, without moving them under the reader. A row in sight changes where it
 * stands and lights up; where rows would come, go or change places, this line says so, and the list is read anew when
 * the person asks, scrolls to the top, or is there anyway with neither mouse nor keyboard on the list.
 */
@StyleSheet("context://latchkey/live.css")
public class LiveRows<T> extends Div {

    private static final long serialVersionUID = 1L;

    /** Whoever watches the top of a busy list need not see it move more often. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    /**
     * What a list's feature knows of its rows.
     *
     * @param read the rows with these ids as they are now, whatever the filter; none for one that is no more; one statement
     * @param matching those of these ids that the filter shows now; one statement
     * @param place what of a row the list runs by now: while it is the same, the row stays where it is
     * @param runByCreation whether the list runs by something that never changes, so that an edit moves no row
     */
    public record Rows<T>(
            ToLongFunction<T> id,
            Function<Collection<Long>, List<T>> read,
            Function<Collection<Long>, Set<Long>> matching,
            Function<T, @Nullable Object> place,
            BooleanSupplier runByCreation) {}

    private final Grid<T> grid;
    private final String changedKey;
    private final transient Rows<T> rows;
    private final Map<Long, T> inSight = new LinkedHashMap<>();
    private final Set<Long> moved = new HashSet<>();
    private final Span words = new Span();
    private boolean many;
    private long readAt = System.nanoTime();

    /** @param changedKey a text that takes the number of rows and says that they changed */
    public LiveRows(LiveUpdates live, Grid<T> grid, String entityType, String changedKey, Rows<T> rows) {
        this.grid = grid;
        this.changedKey = changedKey;
        this.rows = rows;
        addClassName("live-rows");
        getElement().setAttribute("role", "status");
        grid.addDataGenerator(new InSight());
        grid.getDataProvider().addDataProviderListener(event -> {
            if (!(event instanceof DataChangeEvent.DataRefreshEvent)) {
                readAnew();
            }
        });
        grid.getElement().addEventListener("live-top", event -> refresh());
        grid.addAttachListener(attached -> grid.getElement().executeJs("""
                const table = this.$.table;
                let top = true;
                table.addEventListener('scroll', () => {
                  const now = table.scrollTop < 4;
                  if (now && !top && this.liveWaiting) this.dispatchEvent(new CustomEvent('live-top'));
                  top = now;
                }, {passive: true});"""));
        live.follow(grid, Set.of(entityType), this::heard);
    }

    private void heard(LiveChange change) {
        var visible = Map.copyOf(inSight);
        var asked = change.ids().isEmpty()
                ? visible.keySet()
                : change.ids().stream().filter(visible::containsKey).collect(Collectors.toSet());
        var now = asked.isEmpty()
                ? Map.<Long, T>of()
                : rows.read().apply(asked).stream().collect(Collectors.toMap(this::id, Function.identity()));
        show(visible, now);
        if (!change.own()) {
            if (change.ids().isEmpty()) {
                many = true;
            } else {
                noteComingAndGoing(change.ids(), visible.keySet());
            }
            now.forEach((id, row) -> {
                var before = visible.get(id);
                if (before != null
                        && !Objects.equals(
                                rows.place().apply(before), rows.place().apply(row))) {
                    moved.add(id);
                }
            });
            sayWhatWaits();
        }
    }

    private long id(T row) {
        return rows.id().applyAsLong(row);
    }

    /** A row out of sight that the filter shows was there before, or is new; where order is fixed, the number tells. */
    private void noteComingAndGoing(List<Long> changed, Set<Long> visible) {
        var matching = rows.matching().apply(changed);
        changed.stream()
                .filter(id -> visible.contains(id) && !matching.contains(id))
                .forEach(moved::add);
        var outside = matching.stream().filter(id -> !visible.contains(id)).toList();
        if (!outside.isEmpty()
                && (!rows.runByCreation().getAsBoolean()
                        || grid.getDataProvider().size(new Query<>())
                                != grid.getDataCommunicator().getItemCount())) {
            moved.addAll(outside);
        }
    }

    private void show(Map<Long, T> visible, Map<Long, T> now) {
        var lit = new ArrayList<String>();
        now.forEach((id, row) -> {
            if (!row.equals(visible.get(id))) {
                grid.getDataProvider().refreshItem(row);
                lit.add(grid.getDataCommunicator().getKeyMapper().key(row));
            }
        });
        if (!lit.isEmpty()) {
            grid.getElement().executeJs("""
                    requestAnimationFrame(() => {
                      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
                      for (const row of this.$.items.children) {
                        if (row._item && $0.includes(row._item.key)) {
                          for (const cell of row.children) {
                            cell.animate(
                              [{backgroundColor: 'var(--desk-lit)'}, {backgroundColor: 'var(--desk-lit)', offset: .4}, {}],
                              {duration: 2400, easing: still ? 'step-start' : 'ease-out'});
                          }
                        }
                      }
                    })""", lit);
        }
    }

    private void sayWhatWaits() {
        if (!many && moved.isEmpty()) {
            return;
        }
        words.setText(many ? getTranslation("live.rows.many") : getTranslation(changedKey, moved.size()));
        if (getComponentCount() == 0) {
            var refresh = new Button(getTranslation("live.refresh"), event -> refresh());
            refresh.addThemeVariants(ButtonVariant.TERTIARY);
            add(words, refresh);
        }
        grid.getElement().executeJs("""
                this.liveWaiting = true;
                return this.$.table.scrollTop < 4 && !this.matches(':hover') && !this.matches(':focus-within')""").then(Boolean.class, nobodyReads -> {
            if (nobodyReads && System.nanoTime() - readAt > SHORTEST_PAUSE.toNanos()) {
                refresh();
            }
        });
    }

    private void refresh() {
        if (many || !moved.isEmpty()) {
            grid.getDataProvider().refreshAll();
        }
    }

    private void readAnew() {
        readAt = System.nanoTime();
        many = false;
        moved.clear();
        if (getComponentCount() > 0) {
            removeAll();
            grid.getElement().executeJs("this.liveWaiting = false");
        }
    }

    /** Learns from the list itself which rows the browser holds. */
    private final class InSight implements DataGenerator<T> {

        private static final long serialVersionUID = 1L;

        @Override
        public void generateData(T row, ObjectNode unused) {
            inSight.put(id(row), row);
        }

        @Override
        public void destroyData(T row) {
            inSight.remove(id(row));
        }

        @Override
        public void destroyAllData() {
            inSight.clear();
        }
    }
}
