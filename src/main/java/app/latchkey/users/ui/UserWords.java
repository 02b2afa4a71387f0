package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import com.vaadin.flow.component.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a person's history as a person reads them. */
record UserWords(Component owner, List<BranchName> branches) {

    /** Blank for none. */
    String of(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "role" -> owner.getTranslation("role." + value);
            case "status" -> owner.getTranslation("user-status." + value);
            case "branchId" ->
                branches.stream()
                        .filter(branch -> Long.toString(branch.id()).equals(value))
                        .map(BranchName::name)
                        .findFirst()
                        .orElse(value);
            default -> value;
        };
    }
}
