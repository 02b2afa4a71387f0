package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.FilterBar;
import app.latchkey.users.LastSignIn;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserStatus;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The fields of the filter. */
class UserFilterBar extends FilterBar {

    private final MultiSelectComboBox<Role> roles = inLine(several("user.role", Role.class, "role."));
    private final MultiSelectComboBox<UserStatus> statuses =
            inLine(several("user.status", UserStatus.class, "user-status."));
    private final ComboBox<BranchName> branch = inLine(new ComboBox<BranchName>(getTranslation("listing.branch")));
    private final MultiSelectComboBox<LastSignIn> lastSignIn =
            inLine(several("user.last-sign-in", LastSignIn.class, "last-sign-in."));
    private final List<BranchName> branches;
    private final Consumer<UserFilter> changed;

    UserFilterBar(List<BranchName> branches, Consumer<UserFilter> changed) {
        super("filter.user-text");
        this.branches = branches;
        this.changed = changed;
        roles.setItems(Role.OF_AGENCY);
        branch.setItems(branches);
        branch.setItemLabelGenerator(BranchName::name);
        branch.setClearButtonVisible(true);
        addTools(roles, statuses, branch, lastSignIn);
        report(this::apply, List.of(text, roles, statuses, branch, lastSignIn));
    }

    /** Takes over a filter without reporting it as typed. */
    void show(UserFilter filter) {
        silently(() -> {
            set(text, filter.text());
            roles.setValue(filter.roles());
            statuses.setValue(filter.statuses());
            set(
                    branch,
                    branches.stream()
                            .filter(each -> Objects.equals(each.id(), filter.branchId()))
                            .findFirst()
                            .orElse(null));
            lastSignIn.setValue(filter.lastSignIn());
        });
    }

    private void apply() {
        changed.accept(new UserFilter(
                text.getValue(),
                roles.getValue(),
                statuses.getValue(),
                branch.getOptionalValue().map(BranchName::id).orElse(null),
                lastSignIn.getValue()));
    }
}
