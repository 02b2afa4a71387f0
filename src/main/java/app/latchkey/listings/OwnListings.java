package app.latchkey.listings;

import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody should know of the listings that they look after. */
@Service
@PreAuthorize(Roles.MAY_WRITE)
@Transactional(readOnly = true)
public class OwnListings {

    /** A listing that nothing was done with for so long wants looking at. */
    public static final int QUIET_DAYS = 14;

    private static final int WEEK = 7;

    private static final Set<ListingStatus> AT_WORK = EnumSet.complementOf(
            EnumSet.of(ListingStatus.LET, ListingStatus.WITHDRAWN, ListingStatus.LOST, ListingStatus.CLOSED));

    private final JdbcClient database;
    private final CurrentUser user;
    private final Clock clock;

    OwnListings(JdbcClient database, CurrentUser user, Clock clock) {
        this.database = database;
        this.user = user;
        this.clock = clock;
    }

    /** Those at work that nothing was done with for {@link #QUIET_DAYS}. */
    public ListingFilter quiet() {
        var since = LocalDate.now(clock).minusDays(QUIET_DAYS);
        return ListingFilter.ofStatuses(AT_WORK)
                .withNegotiator(user.require().id())
                .withMoments(ListingMoments.quiet(since));
    }

    /** Those whose advertised rent became another in seven days, today included. */
    public ListingFilter repriced() {
        var today = LocalDate.now(clock);
        return ListingFilter.ofMoments(ListingMoments.of(new ListingStep(
                ListingStep.Kind.RENT_CHANGED,
                today.minusDays(WEEK - 1L),
                today,
                KpiScope.ofNegotiator(user.require().id()),
                null)));
    }

    /**
     * What somebody else did to a listing.
     *
     * @param eventType as history calls it
     * @param fields which fields became others
     */
    public record ColleagueStep(
            String reference, String address, Instant at, String by, String eventType, List<String> fields) {
        public ColleagueStep {
            fields = List.copyOf(fields);
        }
    }

    /** What colleagues did in seven days, today included; the newest first. */
    public List<ColleagueStep> byColleagues(int limit) {
        var today = LocalDate.now(clock);
        return database.sql("""
                        select l.reference, l.address, h.at, h.actor_name, h.event_type,
                               array(select jsonb_array_elements(h.changes) ->> 'field') as fields
                          from history_event h join listing l on l.id = h.entity_id and l.agency_id = h.agency_id
                         where h.agency_id = current_agency() and h.entity_type = 'Listing' and h.at >= :since
                           and h.actor_id is distinct from :me and l.negotiator_id = :me and l.deleted_at is null
                         order by h.at desc, h.id desc limit :limit""")
                .param("since", new Period(today.minusDays(WEEK - 1L), today).begins())
                .param("me", user.require().id())
                .param("limit", limit)
                .query(OwnListings::step)
                .list();
    }

    private static ColleagueStep step(ResultSet row, int number) throws SQLException {
        return new ColleagueStep(
                row.getString("reference"),
                row.getString("address"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("event_type"),
                Arrays.asList((String[]) row.getArray("fields").getArray()));
    }
}
