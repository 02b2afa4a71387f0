package app.latchkey.listings.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.kpis.ui.KpiTile;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.OwnListings;
import app.latchkey.listings.PlainListings;
import app.latchkey.listings.Transition;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class MyDeskViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private OwnListings own;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;
    private List<Long> mine;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        mine = PlainListings.insert(4, ListingStatus.AVAILABLE, agency, agencies, database);
        PlainListings.insert(2, ListingStatus.AVAILABLE, agency, agencies, database);
        agencies.within(agency.id(), () -> {
            for (long id : mine) {
                database.update(
                        "update listing set negotiator_id = ? where id = ?",
                        agency.agent().id(),
                        id);
            }
            return database.update(
                    "update listing set updated_at = now() - interval '15 days' where id in (?, ?)",
                    mine.get(0),
                    mine.get(1));
        });
        Agencies.signIn(agency.agent());
    }

    private static String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    private void suspend(long id) {
        var reference = listings.rowsOf(Set.of(id)).getFirst().reference();
        pipeline.move(
                reference,
                listings.find(reference).orElseThrow().version(),
                Transition.of(ListingAction.SUSPEND, "for the test"));
    }

    @Test
    void namesWhatNothingWasDoneWith() {
        assertThat(listings.count(own.quiet())).isEqualTo(2);
        var view = navigate("my-desk", MyDeskView.class);
        assertThat(text(view)).contains("Nothing done for 14 days");
        assertThat(find(Anchor.class).withText("Show all 2").single().getHref())
                .startsWith("listings?")
                .contains("status=draft")
                .doesNotContain("status=let&")
                .contains("negotiator=" + agency.agent().id())
                .contains("quiet_since=");
        suspend(mine.getFirst());
        assertThat(listings.count(own.quiet())).isEqualTo(1);
    }

    @Test
    void tellsWhatColleaguesDidAndNotWhatOneDidOneself() {
        suspend(mine.get(2));
        Agencies.byColleague(agency.manager(), () -> suspend(mine.get(3)));
        var steps = own.byColleagues(10);
        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().by()).isEqualTo("Test Manager");
        assertThat(steps.getFirst().fields()).containsExactly("status");
        var view = navigate("my-desk", MyDeskView.class);
        assertThat(text(view)).contains("Moved: Status").contains("Test Manager");
        assertThat(own.byColleagues(0)).isEmpty();
    }

    @Test
    void showsOnesOwnFiguresAlone() {
        navigate("my-desk", MyDeskView.class);
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(find(KpiTile.class)
                            .withCondition(tile -> tile.kpi().name().equals("stock"))
                            .all())
                    .hasSize(1)
                    .allSatisfy(tile -> assertThat(text(tile)).contains("4"));
        });
        assertThat(find(KpiTile.class).all()).hasSize(4);
    }

    @Test
    void saysSoWhenThereIsNothing() {
        Agencies.signIn(agencies.create().agent());
        assertThat(text(navigate("my-desk", MyDeskView.class)))
                .contains("None.")
                .contains("Nothing yet.");
    }

    @Test
    void hearsOfRentsThatChanged() {
        assertThat(listings.count(own.repriced())).isZero();
        agencies.within(agency.id(), () -> database.update("""
                        insert into price_change (id, agency_id, listing_id, old_pence, old_frequency, new_pence,
                               new_frequency, at, by_name)
                        values (nextval('price_change_seq'), ?, ?, 100000, 'MONTHLY', 95000, 'MONTHLY', now(), 'Somebody')""", agency.id(), mine.getFirst()));
        assertThat(listings.rows(own.repriced(), ListingSort.DEFAULT, 0, 10))
                .extracting(row -> row.id())
                .containsExactly(mine.getFirst());
    }
}
