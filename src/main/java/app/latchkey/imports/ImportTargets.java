package app.latchkey.imports;

import app.latchkey.platform.security.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The kinds of record there are to import, and who may. */
@Component
class ImportTargets {

    private final Map<String, ImportTarget> byKind;
    private final List<ImportKind> kinds;
    private final CurrentUser user;

    ImportTargets(List<ImportTarget> targets, CurrentUser user) {
        this.user = user;
        kinds = targets.stream().map(ImportTarget::kind).toList();
        byKind = targets.stream()
                .collect(Collectors.toMap(target -> target.kind().name(), Function.identity()));
    }

    ImportTarget of(String kind) {
        var target = byKind.get(kind);
        if (target == null) {
            throw new IllegalArgumentException("Nothing imports " + kind);
        }
        return target;
    }

    /** What the current user may bring in, in the order in which the features come. */
    List<ImportKind> allowed() {
        return kinds.stream().filter(this::isAllowed).toList();
    }

    boolean isAllowed(String kind) {
        return isAllowed(of(kind).kind());
    }

    /** @throws AccessDeniedException when it is of a kind that is not for the current user */
    ImportTarget allowed(String kind) {
        if (!isAllowed(kind)) {
            throw new AccessDeniedException("Not for this role: importing " + kind);
        }
        return of(kind);
    }

    private boolean isAllowed(ImportKind kind) {
        return kind.roles().contains(user.require().role());
    }
}
