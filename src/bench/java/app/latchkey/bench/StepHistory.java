package app.latchkey.bench;

import app.latchkey.platform.database.Database;
import app.latchkey.platform.database.Superuser;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dated steps that listings of the large agency took over two years, as the desk's own triggers would have written
 * them: some 3.5 steps a listing, a third of them let. Written once.
 */
final class StepHistory {

    private static final Logger LOG = LoggerFactory.getLogger(StepHistory.class);

    private final Database database;
    private final long agencyId;

    StepHistory(Database database, long agencyId) {
        this.database = database;
        this.agencyId = agencyId;
    }

    void write() throws IOException, SQLException {
        try (var connection = Superuser.connect(database);
                var statement = connection.createStatement()) {
            try (var there = statement.executeQuery(
                    "select 1 from status_change where is_new_instruction and agency_id = " + agencyId + " limit 1")) {
                if (there.next()) {
                    return;
                }
            }
            var start = Instant.now();
            statement.execute("set session_replication_role = replica");
            statement.execute("set work_mem = '256MB'");
            statement.execute("""
                    create temporary table course as
                    select id, branch_id, negotiator_id, bedrooms, rent_pcm_pence as rent, status,
                           now() - make_interval(days => 3 + (id * 7919 %% 727)::integer, mins => (id %% 600)::integer)
                               as began,
                           2 + (id * 31 %% 60)::integer as days
                      from listing where agency_id = %d and deleted_at is null""".formatted(agencyId));
            for (var step : STEPS) {
                statement.execute("""
                        insert into status_change (id, agency_id, listing_id, from_status, to_status, at, by_name, branch_id,
                               negotiator_id, bedrooms, advertised_pcm_pence, agreed_pcm_pence, from_since,
                               is_new_instruction, days_on_market)
                        select nextval('status_change_seq'), %d, c.id, '%s', '%s', %s, 'Bench', c.branch_id, c.negotiator_id,
                               c.bedrooms, c.rent, %s, %s, %s, %s
                          from course c where %s and %s < now()""".formatted(
                        agencyId,
                        step.from(),
                        step.to(),
                        step.at(),
                        step.to().equals("LET_AGREED") ? "c.rent * (90 + c.id %% 11) / 100".replace("%%", "%") : "null",
                        step.since(),
                        step.to().equals("INSTRUCTED"),
                        step.to().equals("LET_AGREED") ? "c.days" : "null",
                        step.which(),
                        step.at()));
            }
            statement.execute("""
                    insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence, new_frequency, at,
                           by_name, branch_id, negotiator_id)
                    select nextval('price_change_seq'), %d, id, rent, 'MONTHLY', rent * 95 / 100, 'MONTHLY',
                           began + interval '9 days', 'Bench', branch_id, negotiator_id
                      from course where id %% 4 = 0 and rent is not null and began + interval '9 days' < now()""".formatted(agencyId));
            // What was closed meanwhile knew nothing of them.
            statement.execute("delete from kpi_day where agency_id = " + agencyId);
            statement.execute("delete from kpi_closed where agency_id = " + agencyId);
            statement.execute("set session_replication_role = origin");
            statement.execute("vacuum (analyze) status_change");
            statement.execute("vacuum (analyze) price_change");
            statement.execute("vacuum (analyze) listing");
            LOG.info(
                    "Steps are in after {} s",
                    Duration.between(start, Instant.now()).toSeconds());
        }
    }

    private record Step(String from, String to, String at, String since, String which) {}

    private static final String MARKET = "c.began + interval '1 day'";
    private static final String LET = "c.began + make_interval(days => c.days + 1)";

    private static final Step[] STEPS = {
        new Step("APPRAISED", "INSTRUCTED", "c.began", "c.began - interval '2 days'", "true"),
        new Step("INSTRUCTED", "AVAILABLE", MARKET, "c.began", "true"),
        new Step("AVAILABLE", "LET_AGREED", LET, MARKET, "c.id % 3 = 0"),
        new Step("LET_AGREED", "AVAILABLE", LET + " + interval '20 days'", LET, "c.id % 60 = 0"),
        new Step("AVAILABLE", "WITHDRAWN", LET, MARKET, "c.id % 3 = 1"),
    };
}
