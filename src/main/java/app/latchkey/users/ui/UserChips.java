package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.platform.ui.Chips;
import app.latchkey.users.UserFilter;
import java.util.List;
import java.util.function.Consumer;

/** What is filtered by, in words; a click takes one condition away, or all. */
class UserChips extends Chips {

    private final List<BranchName> branches;
    private final Consumer<UserFilter> changed;

    UserChips(List<BranchName> branches, Consumer<UserFilter> changed) {
        this.branches = branches;
        this.changed = changed;
    }

    void show(UserFilter f) {
        clear();
        chip(f, "filter.chip.text", f.text(), "q");
        chip(f, "user.role", words("role.", f.roles()), "role");
        chip(f, "user.status", words("user-status.", f.statuses()), "status");
        var branchId = f.branchId();
        chip(f, "listing.branch", branchId == null ? "" : name(branchId), "branch");
        chip(f, "user.last-sign-in", words("last-sign-in.", f.lastSignIn()), "last_sign_in");
        clearing(() -> changed.accept(UserFilter.ALL));
    }

    private String name(long branchId) {
        return branches.stream()
                .filter(branch -> branch.id() == branchId)
                .map(BranchName::name)
                .findFirst()
                .orElse("?");
    }

    private void chip(UserFilter filter, String label, String value, String parameter) {
        chip(label, value, () -> changed.accept(UserUrl.without(filter, parameter)));
    }
}
