package app.latchkey.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a row as its plan has it: with constants where a cell is blank, and our words for those of the file. */
final class RowReader {

    private final ImportTarget target;
    private final ImportRun run;
    private final ImportPlan plan;
    private final @Nullable MatchKey key;

    RowReader(ImportTarget target, ImportRun run, ImportPlan plan) {
        this.target = target;
        this.run = run;
        this.plan = plan;
        this.key = key(target, plan);
    }

    /** What rows are recognised by; null when every row is a new record. */
    static @Nullable MatchKey key(ImportTarget target, ImportPlan plan) {
        var name = plan.key();
        return target.keys().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Reads a row's cells as they stand in the file. */
    RowCheck read(List<String> cells) {
        var texts = new HashMap<String, String>();
        run.columns()
                .forEach((field, column) ->
                        texts.put(field, column < cells.size() ? CellText.strip(cells.get(column)) : ""));
        return read(texts);
    }

    RowCheck read(Map<String, String> texts) {
        var meant = new HashMap<>(texts);
        plan.words().forEach((field, words) -> {
            var text = meant.get(field);
            if (text != null) {
                meant.put(field, words.getOrDefault(CellText.folded(text), text));
            }
        });
        plan.constants().forEach((field, value) -> {
            if (meant.getOrDefault(field, "").isEmpty()) {
                meant.put(field, value);
            }
        });
        return target.check(meant, run);
    }

    boolean hasKey() {
        return key != null;
    }

    Optional<String> key(Map<String, Object> values) {
        return Optional.ofNullable(key).map(known -> known.of(values));
    }

    /** The column of the first field that rows are recognised by. */
    @Nullable Integer keyColumn() {
        return key == null ? null : run.column(key.fields().getFirst());
    }
}
