package app.latchkey.users;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.database.ByKey;
import app.latchkey.platform.figures.CurrentFigures;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who has, or had, an account at the agency, for those who run it. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class UserService {

    private static final int LARGEST_PAGE = 500;

    private static final String COLUMNS = """
            select u.id, u.name, u.email::text as email, u.role, b.name as branch, u.status, u.last_sign_in_at,
                   u.created_at""";

    private static final String FROM =
            " from users u left join branch b on b.id = u.branch_id where u.agency_id = current_agency()";

    private final JdbcClient database;
    private final UserRecords records;
    private final HistoryService history;
    private final CurrentFigures figures;
    private final Clock clock;

    UserService(JdbcClient database, UserRecords records, HistoryService history, CurrentFigures figures, Clock clock) {
        this.database = database;
        this.records = records;
        this.history = history;
        this.figures = figures;
        this.clock = clock;
    }

    @ByKey
    public Optional<SavedUser> find(long id) {
        return records.find(id);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long id, int offset, int limit) {
        return history.of(StaffService.ENTITY, id, offset, limit);
    }

    /** One statement, whatever the page. */
    public List<UserRow> rows(UserFilter filter, UserSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows from row " + offset);
        }
        return asked(COLUMNS, filter, " order by " + sort.sql() + " offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(UserService::row)
                .list();
    }

    /** Those of these people who are of the agency, in no order; one statement. */
    public List<UserRow> rowsOf(Collection<Long> ids) {
        return among(COLUMNS, UserFilter.ALL, ids).query(UserService::row).list();
    }

    /** Those of these people whom the filter shows; one statement. */
    public Set<Long> matching(UserFilter filter, Collection<Long> ids) {
        return among("select u.id", filter, ids).query(Long.class).set();
    }

    private StatementSpec among(String columns, UserFilter filter, Collection<Long> ids) {
        if (ids.size() > LARGEST_PAGE) {
            throw new IllegalArgumentException(ids.size() + " people are too many at once");
        }
        return asked(columns, filter, " and u.id = any(:ids)").param("ids", ids.toArray(Long[]::new));
    }

    /** The rows behind a place of this order, as fast however deep. */
    public List<UserRow> rowsAfter(UserFilter filter, UserSort sort, Place place, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
        return sort.keyset()
                .readAfter(
                        place,
                        limit,
                        (condition, from, most) -> Keyset.bind(
                                        asked(
                                                COLUMNS,
                                                filter,
                                                " and " + condition + " order by " + sort.sql() + " limit :limit"),
                                        from)
                                .param("limit", most)
                                .query(UserService::row)
                                .list());
    }

    /** Exactly as many as {@link #rows} has in all. */
    public long count(UserFilter filter) {
        return asked("select count(*)", filter, "").query(Long.class).single();
    }

    /** How many there are, as soon as every change that was heard of by now is in it. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public CompletableFuture<UserStatistics> statistics() {
        return figures.ofToday(UserFigures.STAFF).thenApply(UserStatistics::of);
    }

    /** @param rest what comes behind the filter's conditions */
    private StatementSpec asked(String columns, UserFilter filter, String rest) {
        var sql = new StringBuilder(columns).append(FROM);
        if (!filter.text().isEmpty()) {
            sql.append(" and u.id = any (array (select find_users(:text)))");
        }
        if (!filter.roles().isEmpty()) {
            sql.append(" and u.role in (:roles)");
        }
        if (!filter.statuses().isEmpty()) {
            sql.append(" and u.status in (:statuses)");
        }
        if (filter.branchId() != null) {
            sql.append(" and u.branch_id = :branch");
        }
        if (!filter.lastSignIn().isEmpty()) {
            sql.append(filter.lastSignIn().stream()
                    .map(LastSignIn::sql)
                    .sorted()
                    .collect(Collectors.joining(" or ", " and (", ")")));
        }
        var statement = database.sql(sql.append(rest).toString());
        if (!filter.text().isEmpty()) {
            statement.param("text", filter.text());
        }
        if (!filter.roles().isEmpty()) {
            statement.param("roles", filter.roles().stream().map(Role::name).toList());
        }
        if (!filter.statuses().isEmpty()) {
            statement.param(
                    "statuses", filter.statuses().stream().map(UserStatus::name).toList());
        }
        if (filter.branchId() != null) {
            statement.param("branch", filter.branchId());
        }
        if (!filter.lastSignIn().isEmpty()) {
            statement.param("now", Timestamp.from(clock.instant()));
        }
        return statement;
    }

    private static UserRow row(ResultSet row, int number) throws SQLException {
        var lastSignIn = row.getTimestamp("last_sign_in_at");
        return new UserRow(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getString("branch"),
                UserStatus.valueOf(row.getString("status")),
                lastSignIn == null ? null : lastSignIn.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
