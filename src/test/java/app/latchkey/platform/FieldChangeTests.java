package app.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldChangeTests {

    private record Flat(
            String address, int bedrooms, @Nullable LocalDate availableFrom, List<String> photos, boolean pets) {}

    private static final Flat FLAT =
            new Flat("1 Mill Lane", 2, LocalDate.of(2026, 11, 21), List.of("a.jpg", "b.jpg"), false);

    @Test
    void namesNothingBetweenEqualStates() {
        var same = new Flat("1 Mill Lane", 2, LocalDate.of(2026, 11, 21), List.of("a.jpg", "b.jpg"), false);
        assertThat(FieldChange.between(FLAT, same)).isEmpty();
    }

    @Test
    void namesWhatChangedInTheOrderOfTheRecord() {
        var changed = new Flat("2 Mill Lane", 2, null, List.of("b.jpg", "a.jpg"), true);
        assertThat(FieldChange.between(FLAT, changed))
                .containsExactly(
                        new FieldChange("address", "1 Mill Lane", "2 Mill Lane"),
                        new FieldChange("availableFrom", "2026-11-21", null),
                        new FieldChange("photos", "[a.jpg, b.jpg]", "[b.jpg, a.jpg]"),
                        new FieldChange("pets", "false", "true"));
    }

    @Test
    void namesEveryFieldThatANewRecordHas() {
        assertThat(FieldChange.between(null, new Flat("1 Mill Lane", 0, null, List.of(), false)))
                .containsExactly(
                        new FieldChange("address", null, "1 Mill Lane"),
                        new FieldChange("bedrooms", null, "0"),
                        new FieldChange("photos", null, "[]"),
                        new FieldChange("pets", null, "false"));
    }

    @Test
    void tellsAnEmptyTextFromNone() {
        record Note(@Nullable String text) {}
        assertThat(FieldChange.between(new Note(null), new Note("")))
                .containsExactly(new FieldChange("text", null, ""));
    }
}
