package app.latchkey.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.HeardChanges;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class LiveChangesTests {

    @Autowired
    private Agencies agencies;

    @Autowired
    private LiveChanges live;

    @Autowired
    private HeardChanges heard;

    @Autowired
    private Notifications notifications;

    @Autowired
    private ListingService listings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private TestAgency agency;

    @BeforeEach
    void listen() {
        agency = agencies.create();
        await().until(notifications::isListening);
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void whatOneTransactionChangesIsHeardOnceForEachKind() {
        within(() -> {
            live.changed("Listing", List.of(3L, 1L));
            live.changed("Listing", List.of(2L, 3L));
            live.changed("Property", List.of(7L));
        });
        assertThat(heardUntil(2))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("transaction")
                .containsExactlyInAnyOrder(
                        new RecordsChanged(agency.id(), "Listing", List.of(1L, 2L, 3L), null, null),
                        new RecordsChanged(agency.id(), "Property", List.of(7L), null, null));
    }

    @Test
    void aTransactionIsKnownAgainByItsName() {
        within(() -> {
            live.changed("Listing", List.of(1L));
            live.changed("Property", List.of(2L));
        });
        within(() -> live.changed("Contact", List.of(3L)));
        var names = heardUntil(3).stream().map(RecordsChanged::transaction).toList();
        assertThat(names).doesNotContainNull();
        assertThat(Set.copyOf(names)).hasSize(2);
    }

    @Test
    void whatIsRolledBackIsNeverHeard() {
        transaction.executeWithoutResult(status -> {
            var ids = List.of(1L);
            agencies.within(agency.id(), () -> {
                live.changed("Listing", ids);
                return ids;
            });
            status.setRollbackOnly();
        });
        within(() -> live.changed("Property", List.of(2L)));
        assertThat(heardUntil(1)).extracting(RecordsChanged::entityType).containsExactly("Property");
    }

    @Test
    void tooManyToNameAreHeardAsMany() {
        within(() -> {
            live.changed("Listing", LongStream.rangeClosed(1, 200).boxed().toList());
            live.changed("Property", LongStream.rangeClosed(1, 150).boxed().toList());
            live.changed("Property", LongStream.rangeClosed(100, 201).boxed().toList());
            live.changedMany("Contact");
            live.changed("Contact", List.of(5L));
        });
        assertThat(heardUntil(3))
                .allSatisfy(change -> assertThat(change.isMany())
                        .isEqualTo(!change.entityType().equals("Listing")));
    }

    @Test
    void theSetOfNothingIsNoChange() {
        within(() -> live.changed("Listing", List.of()));
        within(() -> live.changed("Property", List.of(2L)));
        assertThat(heardUntil(1)).extracting(RecordsChanged::entityType).containsExactly("Property");
    }

    @Test
    void aSavedListingIsHeardWithItsProperty() {
        Agencies.signIn(agency.agent());
        var reference = listings.create(Listings.flat(agency).details());
        var listing = listings.find(reference).orElseThrow();
        assertThat(heardUntil(2))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("transaction")
                .containsExactlyInAnyOrder(
                        new RecordsChanged(agency.id(), "Listing", List.of(listing.id()), null, null),
                        new RecordsChanged(
                                agency.id(),
                                "Property",
                                List.of(listing.details().propertyId()),
                                null,
                                null));
    }

    @Test
    void aChangeOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> live.changedMany("Listing")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNoMessageOfOursDoesNoHarm() {
        for (var nonsense : List.of("", "[]", "{\"agency\":-1}", "nonsense", "null")) {
            database.sql("select pg_notify('latchkey_changes', :payload)")
                    .param("payload", nonsense)
                    .query((row, number) -> number)
                    .single();
        }
        within(() -> live.changed("Listing", List.of(1L)));
        assertThat(heardUntil(1)).hasSize(1);
    }

    @Test
    void aLostConnectionIsMadeAnewAndSaysThatSomethingMayBeMissed() {
        int before = heard.timesMissed();
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'latchkey-live'")
                .query(Boolean.class)
                .list();
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.timesMissed() > before);
        within(() -> live.changed("Listing", List.of(1L)));
        assertThat(heardUntil(1)).hasSize(1);
    }

    private void within(Runnable work) {
        agencies.within(agency.id(), () -> {
            work.run();
            return agency;
        });
    }

    /** Notifications come in the order of their commits, so more than these were not said before. */
    private List<RecordsChanged> heardUntil(int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.of(agency).size() >= number);
        return heard.of(agency);
    }
}
