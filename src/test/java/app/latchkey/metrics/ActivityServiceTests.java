package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.metrics.ActivityService.KindsChanges;
import app.latchkey.metrics.ActivityService.PersonsChanges;
import app.latchkey.platform.security.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ActivityServiceTests {

    @Autowired
    private ActivityService activity;

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private void creates(SignedIn person, int number) {
        Agencies.byColleague(person, () -> {
            for (int i = 0; i < number; i++) {
                listings.create(Listings.flat(agency).details());
            }
        });
    }

    @Test
    void countsWhoChangedHowMuchAndWhatWasDone() {
        creates(agency.agent(), 3);
        creates(agency.manager(), 1);
        assertThat(activity.people())
                .extracting(PersonsChanges::personId, PersonsChanges::isGone)
                .startsWith(tuple(agency.agent().id(), false));
        assertThat(activity.people())
                .extracting(PersonsChanges::personId)
                .containsExactly(agency.agent().id(), agency.manager().id());
        assertThat(activity.kinds())
                .extracting(KindsChanges::record, KindsChanges::event, KindsChanges::count)
                .contains(tuple("Listing", "CREATED", 4L));
        assertThat(activity.people().stream().mapToLong(PersonsChanges::count).sum())
                .isEqualTo(
                        activity.kinds().stream().mapToLong(KindsChanges::count).sum());
    }

    @Test
    void whatIsOverAWeekOldIsNotCounted() {
        creates(agency.agent(), 1);
        long counted = activity.kinds().stream().mapToLong(KindsChanges::count).sum();
        agencies.within(agency.id(), () -> database.sql("""
                        insert into history_event (id, agency_id, at, entity_type, entity_id, event_type, changes, actor_id, actor_name)
                        select nextval('history_event_seq'), agency_id, now() - interval '169 hours', entity_type, entity_id, event_type, changes,
                               actor_id, actor_name from history_event limit 1""").update());
        assertThat(activity.kinds().stream().mapToLong(KindsChanges::count).sum())
                .isPositive()
                .isEqualTo(counted);
    }

    @Test
    void anotherAgencysChangesAreNotSeen() {
        creates(agency.agent(), 2);
        Agencies.signIn(agencies.create().admin());
        assertThat(activity.people()).isEmpty();
        assertThat(activity.kinds()).isEmpty();
        assertThat(activity.waits().count()).isZero();
    }

    @Test
    void requestsCountForTheAgencyWhosePeopleAskAndForNobodyElse() {
        var program = ApiClient.of(context);
        for (int i = 0; i < 7; i++) {
            program.standingFor(agency.agent()).get("/api/v1/listings/count");
            program.standingFor(agencies.create().agent()).get("/api/v1/listings/count");
        }
        Agencies.signIn(agency.admin());
        assertThat(activity.waits().count()).isEqualTo(7);
        assertThat(activity.waits().p50()).isPositive();
    }
}
