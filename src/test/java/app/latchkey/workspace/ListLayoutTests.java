package app.latchkey.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.workspace.ListLayout.Column;
import app.latchkey.workspace.ListLayout.Density;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListLayoutTests {

    private static final ListLayout STANDARD = layout("a", "b", "c", "d");

    @Test
    void keepsOrderWidthAndWhatIsHidden() {
        var own = new ListLayout(
                List.of(
                        new Column("c", true, "90px"),
                        new Column("a", false, null),
                        new Column("d", true, null),
                        new Column("b", true, null)),
                Density.COMFORTABLE);
        assertThat(own.over(STANDARD)).isEqualTo(own);
    }

    @Test
    void dropsColumnsTheListNoLongerHas() {
        assertThat(keys(layout("d", "gone", "a", "b", "c").over(STANDARD))).containsExactly("d", "a", "b", "c");
    }

    @Test
    void putsNewColumnsBehindTheirNeighbour() {
        assertThat(keys(layout("d", "b", "a").over(STANDARD))).containsExactly("d", "b", "c", "a");
        assertThat(keys(layout("c", "b").over(STANDARD))).containsExactly("a", "c", "d", "b");
        assertThat(keys(layout().over(STANDARD))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void showsAColumnWhenAllThatWereShownAreGone() {
        var own = new ListLayout(
                List.of(
                        new Column("gone", true, null),
                        new Column("a", false, null),
                        new Column("b", false, null),
                        new Column("c", false, null),
                        new Column("d", false, null)),
                Density.COMPACT);
        assertThat(own.over(STANDARD).columns()).extracting(Column::visible).containsExactly(true, false, false, false);
    }

    @Test
    void theLastColumnStays() {
        var one = STANDARD.show("a", false).show("b", false).show("c", false);
        assertThat(one.show("d", false)).isEqualTo(one);
        assertThat(one.show("b", true).show("d", false).columns())
                .extracting(Column::visible)
                .containsExactly(false, true, false, false);
    }

    @Test
    void movesNoFurtherThanTheEnds() {
        assertThat(keys(STANDARD.move("b", 1))).containsExactly("a", "c", "b", "d");
        assertThat(keys(STANDARD.move("b", -1))).containsExactly("b", "a", "c", "d");
        assertThat(keys(STANDARD.move("a", -1))).containsExactly("a", "b", "c", "d");
        assertThat(keys(STANDARD.move("d", 1))).containsExactly("a", "b", "c", "d");
        assertThat(STANDARD.move("nobody", 1)).isEqualTo(STANDARD);
    }

    @Test
    void takesAnOrderThatLeavesSomeOut() {
        assertThat(keys(STANDARD.order(List.of("d", "b", "unknown")))).containsExactly("d", "b", "a", "c");
    }

    /** Whatever is remembered, and whatever became of the list. */
    @Test
    void fitsEveryListOverWhicheverItWasMadeFor() {
        var random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            var remembered = shuffled(random, "a", "b", "c", "d", "e", "e");
            var standard = STANDARD;
            var result = remembered.over(standard);
            assertThat(keys(result)).containsExactlyInAnyOrderElementsOf(keys(standard));
            assertThat(result.columns()).anyMatch(Column::visible);
            assertThat(result.density()).isEqualTo(remembered.density());
            assertThat(result.over(standard)).isEqualTo(result);
            var kept = keys(remembered).stream()
                    .distinct()
                    .filter(keys(standard)::contains)
                    .toList();
            assertThat(keys(result).stream().filter(kept::contains)).containsExactlyElementsOf(kept);
        }
    }

    private static ListLayout shuffled(Random random, String... keys) {
        var columns = new ArrayList<Column>();
        for (var key : keys) {
            if (random.nextBoolean()) {
                columns.add(new Column(key, random.nextBoolean(), random.nextBoolean() ? "80px" : null));
            }
        }
        Collections.shuffle(columns, random);
        return new ListLayout(columns, random.nextBoolean() ? Density.COMPACT : Density.COMFORTABLE);
    }

    private static ListLayout layout(String... keys) {
        return new ListLayout(
                Arrays.stream(keys).map(key -> new Column(key, true, null)).toList(), Density.COMPACT);
    }

    private static List<String> keys(ListLayout layout) {
        return layout.columns().stream().map(Column::key).toList();
    }
}
