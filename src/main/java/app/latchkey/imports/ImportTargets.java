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

    ImportTargets(List<ImportTarget> targets) {
        byKind = targets.stream().collect(Collectors.toMap(ImportTarget::kind, Function.identity()));
    }

    ImportTarget of(String kind) {
        var target = byKind.get(kind);
        if (target == null) {
            throw new IllegalArgumentException("Nothing imports " + kind);
        }
        return target;
    }
}
