package app.latchkey.workspace;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person starred and opened lately; everybody keeps their own. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class RecordMarkService {

    /** So many of the records opened lately are kept. */
    public static final int RECENT = 10;

    public static final int MOST_STARS = 50;

    private record Mark(RecordLink link, @Nullable Instant starredAt) {}

    private final JdbcClient database;
    private final CurrentUser user;
    private final Clock clock;

    RecordMarkService(JdbcClient database, CurrentUser user, Clock clock) {
        this.database = database;
        this.user = user;
        this.clock = clock;
    }

    public RecordMarks marks() {
        var marks = database.sql("""
                        select screen, reference, title, starred_at from record_mark
                         where agency_id = current_agency() and user_id = :me
                         order by opened_at desc, screen, reference""")
                .param("me", user.require().id())
                .query((row, number) -> new Mark(
                        new RecordLink(row.getString("screen"), row.getString("reference"), row.getString("title")),
                        instant(row.getTimestamp("starred_at"))))
                .list();
        return new RecordMarks(
                marks.stream()
                        .filter(mark -> mark.starredAt() != null)
                        .sorted(Comparator.comparing(mark -> Objects.requireNonNull(mark.starredAt())))
                        .map(Mark::link)
                        .toList(),
                marks.stream().limit(RECENT).map(Mark::link).toList());
    }

    /** Puts a record first among the recent ones, and lets go of what is neither recent any more nor starred. */
    @Transactional
    public void open(RecordLink link) {
        marking("""
                with opened as (
                    insert into record_mark (agency_id, user_id, screen, reference, title, opened_at)
                    values (current_agency(), :me, :screen, :reference, :title, :now)
                    on conflict (agency_id, user_id, screen, reference) do update
                       set title = excluded.title, opened_at = excluded.opened_at)
                delete from record_mark m
                 where m.agency_id = current_agency() and m.user_id = :me and m.starred_at is null
                   and (m.screen, m.reference) <> (:screen, :reference)
                   and m.opened_at < (select o.opened_at from record_mark o
                                       where o.agency_id = current_agency() and o.user_id = :me
                                         and (o.screen, o.reference) <> (:screen, :reference)
                                       order by o.opened_at desc offset :others limit 1)""", link)
                // The others that stay, less one to skip: with the one just opened they are as many as are kept.
                .param("others", RECENT - 2)
                .update();
    }

    /** @throws TooManyStars when there are {@link #MOST_STARS} already */
    @Transactional
    public void star(RecordLink link) {
        int starred = marking("""
                insert into record_mark (agency_id, user_id, screen, reference, title, opened_at, starred_at)
                select current_agency(), :me, :screen, :reference, :title, :now, :now
                 where (select count(*) from record_mark
                         where agency_id = current_agency() and user_id = :me and starred_at is not null
                           and (screen, reference) <> (:screen, :reference)) < :most
                on conflict (agency_id, user_id, screen, reference) do update
                   set title = excluded.title, starred_at = coalesce(record_mark.starred_at, excluded.starred_at)""", link).param("most", MOST_STARS).update();
        if (starred == 0) {
            throw new TooManyStars();
        }
    }

    @Transactional
    public void unstar(RecordLink link) {
        database.sql("""
                        update record_mark set starred_at = null
                         where agency_id = current_agency() and user_id = :me and screen = :screen
                           and reference = :reference""")
                .param("me", user.require().id())
                .param("screen", link.screen())
                .param("reference", link.reference())
                .update();
    }

    private JdbcClient.StatementSpec marking(String sql, RecordLink link) {
        return database.sql(sql)
                .param("me", user.require().id())
                .param("screen", link.screen())
                .param("reference", link.reference())
                .param("title", link.title())
                .param("now", Timestamp.from(clock.instant()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
