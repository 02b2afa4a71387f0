package app.latchkey.users;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which people are wanted: one object for list and count. Null and empty mean "any".
 *
 * @param text words of name or e-mail address; all must occur, and are forgiven a typing error where nobody has them
 * @param lastSignIn one of which is enough
 */
public record UserFilter(
        String text,
        Set<Role> roles,
        Set<UserStatus> statuses,
        @Nullable Long branchId,
        Set<LastSignIn> lastSignIn) {

    public static final UserFilter ALL = new UserFilter("", Set.of(), Set.of(), null, Set.of());

    public UserFilter {
        // PostgreSQL knows no text with a zero character in it.
        text = text.replace('\u0000', ' ').strip();
        roles = Set.copyOf(roles);
        statuses = Set.copyOf(statuses);
        lastSignIn = Set.copyOf(lastSignIn);
    }

    /** By the names that links and programs use. */
    public static UserFilter read(QueryReader query) {
        return new UserFilter(
                query.text("q", 200),
                query.set("role", Role.class),
                query.set("status", UserStatus.class),
                query.id("branch"),
                query.set("last_sign_in", LastSignIn.class));
    }

    public static UserFilter ofRole(Role role) {
        return new UserFilter("", Set.of(role), Set.of(), null, Set.of());
    }

    public static UserFilter ofStatuses(Set<UserStatus> statuses) {
        return new UserFilter("", Set.of(), statuses, null, Set.of());
    }
}
