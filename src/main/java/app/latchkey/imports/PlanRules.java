package app.latchkey.imports;

import app.latchkey.platform.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan has to keep that was written elsewhere than on the screen, which offers nothing else. */
final class PlanRules {

    private final ImportPlan plan;
    private final ImportTarget target;
    private final Map<String, ImportField> fields;
    private final List<Problem> problems = new ArrayList<>();

    private PlanRules(ImportPlan plan, ImportTarget target) {
        this.plan = plan;
        this.target = target;
        this.fields = target.fields().stream().collect(Collectors.toMap(ImportField::name, Function.identity()));
    }

    /** @param known the plan that there is, of the file's own columns */
    static List<Problem> check(ImportPlan plan, ImportPlan known, ImportTarget target) {
        var rules = new PlanRules(plan, target);
        if (!plan.isOf(known.columns())) {
            rules.refuse("columns", "import.plan.columns");
        }
        rules.columns();
        plan.constants().keySet().forEach(field -> rules.know("constants", field));
        plan.words().forEach(rules::words);
        rules.key();
        if (target.kind().wholeOnly() && !plan.wholeOnly()) {
            rules.refuse("wholeOnly", "import.policy.fixed");
        }
        return List.copyOf(rules.problems);
    }

    private void columns() {
        var seen = new HashSet<String>();
        plan.columns().stream().map(FileColumn::field).filter(Objects::nonNull).forEach(field -> {
            if (know("columns", field) && !seen.add(field)) {
                refuse("columns", "import.plan.twice", field);
            }
        });
    }

    private boolean know(String place, String field) {
        return known(place, field) != null;
    }

    private @Nullable ImportField known(String place, String name) {
        var field = fields.get(name);
        if (field == null) {
            refuse(place, "import.plan.field", name);
        }
        return field;
    }

    private void words(String name, Map<String, String> meanings) {
        var field = known("words", name);
        if (field != null) {
            meanings.values().stream()
                    .filter(meaning -> !field.choices().contains(meaning))
                    .distinct()
                    .forEach(meaning -> refuse("words", "import.plan.word", meaning, name));
        }
    }

    private void key() {
        var key = plan.key();
        if (key == null) {
            return;
        }
        if (target.keys().stream().noneMatch(known -> known.name().equals(key))) {
            refuse("key", "import.plan.key", key);
        } else if (plan.recognisedBy(target.keys()).key() == null) {
            refuse("key", "import.plan.key-untold", key);
        }
    }

    private void refuse(String field, String key, Object... arguments) {
        problems.add(Problem.of(field, key, arguments));
    }
}
