package app.latchkey.imports;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds of record there are to import. */
@Component
class ImportTargets {

    private final Map<String, ImportTarget> byKind;
    private final List<ImportKind> kinds;

    ImportTargets(List<ImportTarget> targets) {
        kinds = targets.stream().map(ImportTarget::kind).toList();
        byKind = targets.stream()
                .collect(Collectors.toMap(target -> target.kind().name(), Function.identity()));
    }

    /** In the order in which the features come. */
    List<ImportKind> kinds() {
        return kinds;
    }

    ImportTarget of(String kind) {
        var target = byKind.get(kind);
        if (target == null) {
            throw new IllegalArgumentException("Nothing imports " + kind);
        }
        return target;
    }
}
