package app.latchkey.workspace;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How each person wants each list to look; everybody keeps their own. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ListLayoutService {

    private final JdbcClient database;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Clock clock;

    ListLayoutService(JdbcClient database, CurrentUser user, JsonMapper json, Clock clock) {
        this.database = database;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    /** As it was left; the list may have other columns by now ({@link ListLayout#over}). */
    public Optional<ListLayout> of(String screen) {
        return database.sql("""
                        select columns, density from list_layout
                         where agency_id = current_agency() and user_id = :me and screen = :screen""")
                .param("me", user.require().id())
                .param("screen", screen)
                .query((row, number) -> new ListLayout(
                        List.of(json.readValue(row.getString("columns"), ListLayout.Column[].class)),
                        ListLayout.Density.valueOf(row.getString("density"))))
                .optional();
    }

    @Transactional
    public void remember(String screen, ListLayout layout) {
        database.sql("""
                        insert into list_layout (agency_id, user_id, screen, columns, density, updated_at)
                        values (current_agency(), :me, :screen, cast(:columns as jsonb), :density, :now)
                        on conflict (agency_id, user_id, screen) do update
                           set columns = excluded.columns, density = excluded.density, updated_at = excluded.updated_at""")
                .param("me", user.require().id())
                .param("screen", screen)
                .param("columns", json.writeValueAsString(layout.columns()))
                .param("density", layout.density().name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
