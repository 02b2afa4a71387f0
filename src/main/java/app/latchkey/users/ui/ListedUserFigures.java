package app.latchkey.users.ui;

import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.ui.FigureRows;
import app.latchkey.users.UserFigureRows;
import app.latchkey.users.UserService;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From the number of people to the people, for administrators: the list is for nobody else. */
@Component
class ListedUserFigures implements FigureRows {

    private final UserService users;
    private final CurrentUser user;

    ListedUserFigures(UserService users, CurrentUser user) {
        this.users = users;
        this.user = user;
    }

    @Override
    public Optional<Listed> of(Kpi kpi, KpiQuestion question, @Nullable String part) {
        return user.find().filter(person -> person.role().runsAgency()).isEmpty()
                ? Optional.empty()
                : UserFigureRows.of(kpi, part)
                        .map(filter -> new Listed(UserUrl.address(filter), () -> users.count(filter)));
    }
}
