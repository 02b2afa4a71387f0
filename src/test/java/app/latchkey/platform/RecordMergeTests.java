package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.RecordMerge.Difference;
import app.latchkey.platform.RecordMerge.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMergeTests {

    private record Flat(
            String address,
            @Nullable Integer beds,
            @Nullable String code,
            @Nullable String half) {}

    private static final Map<String, String> TOGETHER = Map.of("half", "code");

    @Test
    void proposesWhatOnlyOneChangedAndAsksWhereBothDid() {
        var base = new Flat("1 High Street", 2, "A", "a");
        var merge = new RecordMerge<>(
                base, new Flat("1 High Road", 3, "A", "a"), new Flat("1 High Lane", 2, "B", "b"), TOGETHER);
        assertThat(merge.differences())
                .containsExactly(
                        new Difference("address", "1 High Road", "1 High Lane", null),
                        new Difference("beds", 3, 2, Side.YOURS),
                        new Difference("code", "A", "B", Side.THEIRS));
        assertThat(merge.merged(Map.of("address", Side.THEIRS, "beds", Side.YOURS, "code", Side.THEIRS)))
                .isEqualTo(new Flat("1 High Lane", 3, "B", "b"));
        assertThatThrownBy(() -> merge.merged(Map.of("beds", Side.YOURS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void theSameEditTwiceIsNoDifference() {
        var same = new Flat("2 High Street", null, null, "a");
        assertThat(new RecordMerge<>(new Flat("1", 1, "A", "a"), same, same, TOGETHER).differences())
                .isEmpty();
    }

    @Test
    void aFollowerAloneIsShownUnderTheFieldItFollows() {
        var merge = new RecordMerge<>(
                new Flat("1", 1, null, "a"), new Flat("1", 1, null, "b"), new Flat("1", 1, "C", "c"), TOGETHER);
        assertThat(merge.differences()).containsExactly(new Difference("code", "b", "C", null));
        assertThat(merge.merged(Map.of("code", Side.YOURS))).isEqualTo(new Flat("1", 1, null, "b"));
    }

    /** Against the rule said plainly: a field nobody else changed is mine, and the other way round. */
    @Test
    void whateverIsEditedNothingThatOnlyOneChangedIsLost() {
        var random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            var base = any(random);
            var mine = any(random);
            var theirs = any(random);
            var merge = new RecordMerge<>(base, mine, theirs, Map.of());
            var chosen = new HashMap<String, Side>();
            for (var difference : merge.differences()) {
                var proposed = difference.proposed();
                chosen.put(
                        difference.field(),
                        proposed != null ? proposed : random.nextBoolean() ? Side.YOURS : Side.THEIRS);
                assertThat(difference.yours()).isNotEqualTo(difference.theirs());
            }
            var merged = merge.merged(chosen);
            follows(base.address(), mine.address(), theirs.address(), merged.address());
            follows(base.beds(), mine.beds(), theirs.beds(), merged.beds());
            follows(base.code(), mine.code(), theirs.code(), merged.code());
        }
    }

    private static void follows(
            @Nullable Object base, @Nullable Object mine, @Nullable Object theirs, @Nullable Object merged) {
        if (Objects.equals(base, mine)) {
            assertThat(merged).isEqualTo(theirs);
        } else if (Objects.equals(base, theirs)) {
            assertThat(merged).isEqualTo(mine);
        } else {
            assertThat(merged).isIn(mine, theirs);
        }
    }

    private static Flat any(Random random) {
        return new Flat(
                "Street " + random.nextInt(3),
                random.nextBoolean() ? null : random.nextInt(3),
                random.nextBoolean() ? null : "C" + random.nextInt(2),
                null);
    }
}
