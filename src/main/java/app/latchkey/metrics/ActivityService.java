package app.latchkey.metrics;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Roles;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the agency's own people did lately, and how long they waited for it; for those who run the agency. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class ActivityService {

    /** How far back changes are counted. */
    public static final Duration SPAN = Duration.ofDays(7);

    private static final int MOST_PEOPLE = 50;

    private final AgencyRequests requests;
    private final Sampler sampler;
    private final CurrentAgency agency;
    private final JdbcClient database;
    private final Clock clock;

    ActivityService(AgencyRequests requests, Sampler sampler, CurrentAgency agency, JdbcClient database, Clock clock) {
        this.requests = requests;
        this.sampler = sampler;
        this.agency = agency;
        this.database = database;
        this.clock = clock;
    }

    /** Of this instance, from memory. */
    public Waits waits() {
        var hour = requests.lastHour(agency.require());
        return new Waits(
                hour.count(),
                hour.percentile(50),
                hour.percentile(95),
                hour.errors(),
                requests.minutes(agency.require()));
    }

    /** Who changed most within {@link #SPAN}, at most fifty. */
    public List<PersonsChanges> people() {
        return database.sql("""
                        select h.actor_id, u.name, u.status = 'LEFT' as gone, h.n, h.latest, u.last_sign_in_at
                          from (select actor_id, count(*) as n, max(at) as latest from history_event
                                 where agency_id = current_agency() and at >= :since and actor_id is not null
                                 group by actor_id order by n desc, actor_id limit :most) h
                          join users u on u.id = h.actor_id order by h.n desc, u.name, u.id""")
                .param("since", since())
                .param("most", MOST_PEOPLE)
                .query((row, number) -> new PersonsChanges(
                        row.getLong("actor_id"),
                        row.getString("name"),
                        row.getBoolean("gone"),
                        row.getLong("n"),
                        row.getTimestamp("latest").toInstant(),
                        moment(row.getTimestamp("last_sign_in_at"))))
                .list();
    }

    /** What was done to which kind of record within {@link #SPAN}, what was done most often first. */
    public List<KindsChanges> kinds() {
        return database.sql("""
                        select entity_type, event_type, count(*) as n, max(at) as latest from history_event
                         where agency_id = current_agency() and at >= :since
                         group by entity_type, event_type order by n desc, entity_type, event_type""")
                .param("since", since())
                .query((row, number) -> new KindsChanges(
                        row.getString("entity_type"),
                        row.getString("event_type"),
                        row.getLong("n"),
                        row.getTimestamp("latest").toInstant()))
                .list();
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(SPAN));
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Tells of every new sample, on the thread that takes them, which must not be held up.
     *
     * @return to be run when it is enough
     */
    public Runnable follow(Runnable follower) {
        return sampler.follow(follower);
    }

    /**
     * @param count what somebody waited for within the last hour
     * @param p50 of those, in milliseconds, as the next; NaN of none
     * @param minutes how many in each of the last sixty minutes
     */
    public record Waits(long count, double p50, double p95, long errors, History minutes) {}

    /** @param latest when the latest change was */
    public record PersonsChanges(
            long personId,
            String name,
            boolean isGone,
            long count,
            Instant latest,
            @Nullable Instant signedIn) {}

    public record KindsChanges(String record, String event, long count, Instant latest) {}
}
