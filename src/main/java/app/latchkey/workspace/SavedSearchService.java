package app.latchkey.workspace;

import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Filters by name. One sees one's own and those shared with one's own branch; only the owner changes one; a shared one
 * may also be removed by a manager or administrator of that branch. Viewers keep filters, but share none.
 */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class SavedSearchService {

    private static final String VISIBLE = """
            select s.id, s.version, s.updated_at, s.screen, s.name::text as name, s.query, s.owner_id, u.name as owner,
                   s.shared_with_branch_id, p.saved_search_id is not null as start_page
              from saved_search s
              join users u on u.agency_id = s.agency_id and u.id = s.owner_id
              left join start_page p
                on p.agency_id = s.agency_id and p.user_id = :me and p.saved_search_id = s.id
             where s.agency_id = current_agency() and s.deleted_at is null
               and (s.owner_id = :me or s.shared_with_branch_id = cast(:branch as bigint))
            """;

    private final JdbcClient database;
    private final CurrentUser user;
    private final Clock clock;

    SavedSearchService(JdbcClient database, CurrentUser user, Clock clock) {
        this.database = database;
        this.user = user;
        this.clock = clock;
    }

    /** Those of this list by name, one's own first. */
    public List<SavedSearch> of(String screen) {
        return visible("and s.screen = :screen order by s.owner_id = :me desc, s.name, s.id")
                .param("screen", screen)
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<SavedSearch> find(long id) {
        return visible("and s.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Where this person starts; empty when nothing is chosen, or what was chosen is theirs to see no longer. */
    public Optional<SavedSearch> startPage() {
        return visible("and p.saved_search_id is not null")
                .query((row, number) -> read(row))
                .optional();
    }

    /**
     * @param query the list's filter and order as its address says them
     * @throws InvalidSavedSearch when the name is blank or too long, or the query is
     * @throws NameTaken when the person has one of this name on this list, however it is capitalised
     */
    @Transactional
    public SavedSearch save(String screen, String name, String query, boolean shared) {
        refuse(name, query);
        var branch = branchToShareWith(shared);
        long id = unlessTaken(() -> database.sql("""
                        insert into saved_search (id, agency_id, owner_id, shared_with_branch_id, screen, name, query,
                               created_at, updated_at)
                        values (nextval('saved_search_seq'), current_agency(), :me, :branch, :screen,
                               cast(:name as citext), :query, :now, :now)
                        returning id""")
                .param("me", user.require().id())
                .param("branch", branch)
                .param("screen", screen)
                .param("name", name.strip())
                .param("query", query)
                .param("now", now())
                .query(Long.class)
                .single());
        return visibleOrRefuse(id);
    }

    /**
     * Calls it so, and lets it mean this filter and order from now on, for everybody who uses it.
     *
     * @throws InvalidSavedSearch as in {@link #save}
     * @throws NameTaken as in {@link #save}
     * @throws SavedSearchNotFound when it is not one's own
     * @throws StaleEdit when it is no longer as it was seen
     */
    @Transactional
    public SavedSearch revise(SavedSearch seen, String name, String query, boolean shared) {
        refuse(name, query);
        var before = find(seen.id()).filter(SavedSearch::own).orElseThrow(() -> new SavedSearchNotFound(seen.id()));
        // What is shared stays with the branch it was shared with, wherever its owner works by now.
        boolean keepsBranch = shared && before.shared();
        var branch = branchToShareWith(shared && !keepsBranch);
        int revised = unlessTaken(() -> database.sql("""
                        update saved_search
                           set name = cast(:name as citext), query = :query, updated_at = :now, version = version + 1,
                               shared_with_branch_id = case when :keep then shared_with_branch_id else :branch end
                         where agency_id = current_agency() and id = :id and version = :version""")
                .param("name", name.strip())
                .param("query", query)
                .param("keep", keepsBranch)
                .param("branch", branch)
                .param("now", now())
                .param("id", seen.id())
                .param("version", seen.version())
                .update());
        if (revised == 0) {
            throw stale(seen.id());
        }
        return visibleOrRefuse(seen.id());
    }

    /**
     * Takes it from everybody; {@link #restore} brings it back.
     *
     * @throws AccessDeniedException when it is a colleague's and one is neither manager nor administrator
     * @throws StaleEdit when it is no longer as it was seen
     */
    @Transactional
    public void remove(SavedSearch seen) {
        if (!visibleOrRefuse(seen.id()).removable()) {
            throw new AccessDeniedException("A colleague's saved search");
        }
        int removed = database.sql("""
                        update saved_search set deleted_at = :now, updated_at = :now, version = version + 1
                         where agency_id = current_agency() and id = :id and version = :version""")
                .param("now", now())
                .param("id", seen.id())
                .param("version", seen.version())
                .update();
        if (removed == 0) {
            throw stale(seen.id());
        }
    }

    /** @throws NameTaken when its owner took the name for another one meanwhile */
    @Transactional
    public SavedSearch restore(long id) {
        int restored = unlessTaken(() -> database.sql("""
                        update saved_search set deleted_at = null, updated_at = :now, version = version + 1
                         where agency_id = current_agency() and id = :id
                           and (owner_id = :me or (:governs and shared_with_branch_id = cast(:branch as bigint)))""")
                .param("now", now())
                .param("id", id)
                .param("me", user.require().id())
                .param("governs", governs())
                .param("branch", user.require().branchId())
                .update());
        if (restored == 0) {
            throw new SavedSearchNotFound(id);
        }
        return visibleOrRefuse(id);
    }

    /** From the next sign-in on this person begins there; null for the first screen of their navigation. */
    @Transactional
    public void startWith(@Nullable Long id) {
        if (id == null) {
            database.sql("delete from start_page where agency_id = current_agency() and user_id = :me")
                    .param("me", user.require().id())
                    .update();
            return;
        }
        visibleOrRefuse(id);
        database.sql("""
                        insert into start_page (agency_id, user_id, saved_search_id) values (current_agency(), :me, :id)
                        on conflict (agency_id, user_id) do update set saved_search_id = excluded.saved_search_id""").param("me", user.require().id()).param("id", id).update();
    }

    private JdbcClient.StatementSpec visible(String which) {
        var person = user.require();
        return database.sql(VISIBLE + which).param("me", person.id()).param("branch", person.branchId());
    }

    private SavedSearch visibleOrRefuse(long id) {
        return find(id).orElseThrow(() -> new SavedSearchNotFound(id));
    }

    private StaleEdit stale(long id) {
        var now = visibleOrRefuse(id);
        return new StaleEdit(now.owner(), now.updatedAt());
    }

    private @Nullable Long branchToShareWith(boolean shared) {
        var person = user.require();
        if (!shared) {
            return null;
        }
        if (!person.role().mayWrite() || person.branchId() == null) {
            throw new AccessDeniedException("Nobody to share with");
        }
        return person.branchId();
    }

    private boolean governs() {
        return user.require().role() == Role.MANAGER || user.require().role() == Role.ADMIN;
    }

    private static void refuse(String name, String query) {
        if (name.isBlank() || name.strip().length() > SavedSearch.LONGEST_NAME) {
            throw new InvalidSavedSearch(Problem.of("name", "saved.name.length", SavedSearch.LONGEST_NAME));
        }
        if (query.length() > SavedSearch.LONGEST_QUERY) {
            throw new InvalidSavedSearch(Problem.of("query", "saved.query.length", SavedSearch.LONGEST_QUERY));
        }
    }

    private static <T> T unlessTaken(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw new NameTaken(e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private SavedSearch read(ResultSet row) throws SQLException {
        boolean own = row.getLong("owner_id") == user.require().id();
        boolean shared = row.getObject("shared_with_branch_id", Long.class) != null;
        return new SavedSearch(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("screen"),
                row.getString("name"),
                row.getString("query"),
                row.getString("owner"),
                own,
                shared,
                row.getBoolean("start_page"),
                own || governs(),
                row.getTimestamp("updated_at").toInstant());
    }
}
