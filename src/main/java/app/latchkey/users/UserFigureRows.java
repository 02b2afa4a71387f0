package app.latchkey.users;

import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.security.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter that finds exactly the people a figure, or a part of one, was counted from. */
public final class UserFigureRows {

    private UserFigureRows() {}

    /** @return nothing for figures that are of no people */
    public static Optional<UserFilter> of(Kpi kpi, @Nullable String part) {
        return kpi.equals(UserFigures.STAFF)
                ? Optional.of(part == null ? UserFilter.ALL : UserFilter.ofRole(Role.valueOf(part)))
                : Optional.empty();
    }
}
