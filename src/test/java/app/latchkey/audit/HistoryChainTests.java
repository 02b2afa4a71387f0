package app.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryCheck.Finding;
import app.latchkey.audit.HistoryCheck.Kind;
import app.latchkey.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class HistoryChainTests {

    private static final String EVENT = """
            insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id, changes)
            values (%s, %d, %s, null, 'Ann', 'CHANGED', 'Thing', 7, '[{"field": "rent", "before": "1", "after": "2"}]')""";

    @Autowired
    private HistoryChain chain;

    @Autowired
    private HistorySealing sealing;

    @Autowired
    private HistoryNight night;

    @Autowired
    private SealHorizon horizon;

    @Autowired
    private HistoryHealthIndicator health;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    /** What was broken here is no fault that the installation's checks should find. */
    @AfterEach
    void signOut() throws SQLException {
        Agencies.signOut();
        owner("delete from history_check", "delete from history_seal", "delete from history_event");
    }

    @Test
    void anAgencyWithoutEventsIsSound() {
        var check = verify();
        assertThat(check.isSound()).isTrue();
        assertThat(check.events()).isZero();
        assertThat(check.hash()).isEmpty();
        assertThat(chain.receipt()).isEmpty();
    }

    @Test
    void oneEventIsOneLinkAndTheReceiptStaysWhatItWas() {
        write(1);
        var check = verify();
        assertThat(check.isSound()).isTrue();
        assertThat(check.events()).isOne();
        assertThat(check.seals()).isOne();
        assertThat(check.byName()).isEqualTo(agency.admin().name());
        var receipt = chain.receipt().orElseThrow();
        assertThat(receipt.hash()).isEqualTo(check.hash()).hasSize(64);
        assertThat(verify().hash()).as("nothing new").isEqualTo(receipt.hash());
        write(2);
        assertThat(chain.unsealed(10)).isEqualTo(2);
        assertThat(verify().hash()).isNotEqualTo(receipt.hash());
        assertThat(chain.unsealed(10)).isZero();
        assertThat(chain.lastCheck().orElseThrow().events()).isEqualTo(3);
    }

    @Test
    void longHistoryIsManyLinksAndEveryEventIsReadOnce() {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                                insert into history_event (id, agency_id, at, actor_name, event_type, entity_type, entity_id,
                                       changes)
                                select nextval('history_event_seq'), current_agency(), now(), 'Ann', 'IMPORTED', 'Thing', n, '[]'
                                  from generate_series(1, :events) n""")
                        .param("events", 2 * HistorySeals.MOST_EVENTS + 5)
                        .update());
        var progress = new ChainReading();
        var check = chain.verify(progress);
        assertThat(check.isSound()).isTrue();
        assertThat(check.events()).isEqualTo(2 * HistorySeals.MOST_EVENTS + 5);
        assertThat(check.seals()).isEqualTo(3);
        assertThat(progress.read()).isEqualTo(progress.seals()).isEqualTo(3);
    }

    @Test
    void whatIsSealedWaitsForWhoeverTookASmallerNumberAndIsNotCommitted() throws SQLException {
        try (var early = asOwner()) {
            early.setAutoCommit(false);
            run(early, EVENT.formatted("nextval('history_event_seq')", agency.id(), "now()"));
            write(2);
            assertThat(verify().events()).as("while a smaller number is open").isZero();
            assertThat(chain.unsealed(10)).isEqualTo(2);
            early.commit();
        }
        var check = verify();
        assertThat(check.isSound()).isTrue();
        assertThat(check.events()).isEqualTo(3);
    }

    @Test
    void oneLongTransactionDoesNotHoldUpWhatWasSettledBeforeIt() throws SQLException {
        write(1);
        try (var longOne = asOwner();
                var another = asOwner()) {
            longOne.setAutoCommit(false);
            another.setAutoCommit(false);
            run(longOne, EVENT.formatted("nextval('history_event_seq')", agency.id(), "now()"));
            long marked = horizon.settled();
            run(another, EVENT.formatted("nextval('history_event_seq')", agency.id(), "now()"));
            longOne.commit();
            assertThat(horizon.settled())
                    .as("the first one ended, though another is under way by now")
                    .isGreaterThan(marked);
            assertThat(verify().events()).isEqualTo(2);
            another.rollback();
        }
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void findsAndNamesAChangedEvent() throws SQLException {
        write(3);
        verify();
        long second = ids().get(1);
        for (var change : List.of(
                "actor_name = 'Bea'",
                "at = at + interval '1 microsecond'",
                "changes = '[]'",
                "reason = ''",
                "entity_id = 8",
                "request_id = 'X'")) {
            tamper("update history_event set %s where id = %d".formatted(change, second), () -> {
                var check = verify();
                assertThat(check.differing()).as(change).isOne();
                var found = found(check);
                assertThat(found.kind()).as(change).isEqualTo(Kind.CHANGED);
                assertThat(found.eventId()).isEqualTo(second);
                assertThat(found.at()).isNotNull();
            });
        }
    }

    @Test
    void findsAndNamesAMissingEvent() throws SQLException {
        write(3);
        verify();
        long last = ids().getLast();
        owner("delete from history_event where id = " + last);
        var check = verify();
        assertThat(found(check)).isEqualTo(new Finding(Kind.MISSING, 1, last, null));
        assertThat(check.events()).isEqualTo(2);
        assertThat(found(chain.lastCheck().orElseThrow())).isEqualTo(found(check));
    }

    @Test
    void findsAndNamesAnEventThatWasInsertedBehindTheChain() throws SQLException {
        write(3);
        verify();
        long inserted = ids().getFirst() + 1;
        owner(EVENT.formatted(inserted, agency.id(), "now() - interval '1 year'"));
        var found = found(verify());
        assertThat(found.kind()).isEqualTo(Kind.INSERTED);
        assertThat(found.eventId()).isEqualTo(inserted);
    }

    @Test
    void findsASealThatWasWrittenAnewForAChangedEvent() throws SQLException {
        write(1);
        verify();
        write(1);
        verify();
        owner("update history_event set actor_name = 'Bea' where id = " + ids().getFirst());
        owner("""
                update history_seal s set digests = e.digest,
                       hash = history_hash('', agency_id, number, after_id, through_id, e.digest)
                  from (select history_digest(h) as digest from history_event h order by id limit 1) e where number = 1""");
        var found = found(verify());
        assertThat(found.kind()).isEqualTo(Kind.CHAIN);
        assertThat(found.seal()).isEqualTo(2);
    }

    @Test
    void findsASealThatWasTakenAwayWhereverItStood() throws SQLException {
        for (int link = 1; link <= 3; link++) {
            write(1);
            verify();
        }
        tamper(
                "delete from history_seal where number = 2",
                () -> assertThat(found(verify())).isEqualTo(new Finding(Kind.CHAIN, 2, null, null)));
        owner("delete from history_seal where number = 3");
        owner("update history_event set actor_name = 'Bea' where id = " + ids().getLast());
        var found = found(verify());
        assertThat(found.kind())
                .as("sealed anew, but not as it was at the last check")
                .isEqualTo(Kind.CHAIN);
        assertThat(found.seal()).isEqualTo(3);
    }

    @Test
    void aTailThatWasCutOffIsFoundByEveryLaterCheck() throws SQLException {
        for (int link = 1; link <= 3; link++) {
            write(1);
            verify();
        }
        owner("delete from history_seal where number = 3");
        owner("delete from history_event where id = " + ids().getLast());
        var first = verify();
        assertThat(found(first)).isEqualTo(new Finding(Kind.CHAIN, 3, null, null));
        assertThat(found(verify())).as("asked again").isEqualTo(found(first));
        write(2);
        assertThat(found(verify()))
                .as("with another link in its place")
                .isEqualTo(new Finding(Kind.CHAIN, 3, null, null));
        write(1);
        assertThat(found(verify())).as("and longer than it was").isEqualTo(found(first));
        assertThat(chain.brokenSince().orElseThrow()).isCloseTo(first.at(), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByEveryLaterCheck() throws SQLException {
        write(2);
        verify();
        owner("delete from history_seal");
        owner("update history_event set actor_name = 'Bea' where id = " + ids().getFirst());
        for (int check = 1; check <= 3; check++) {
            assertThat(found(verify())).as("check %d", check).isEqualTo(new Finding(Kind.CHAIN, 1, null, null));
        }
    }

    @Test
    void whatIsAsItWasAgainIsSound() throws SQLException {
        write(2);
        verify();
        long first = ids().getFirst();
        owner("update history_event set reason = 'Because' where id = " + first);
        assertThat(verify().isSound()).isFalse();
        assertThat(verify().isSound()).isFalse();
        assertThat(chain.brokenSince()).isPresent();
        owner("update history_event set reason = null where id = " + first);
        assertThat(verify().isSound()).isTrue();
        assertThat(chain.brokenSince()).isEmpty();
    }

    @Test
    void whoeverRunsTheInstallationLearnsOfHowManyAgenciesAndNothingElse() throws SQLException {
        write(2);
        verify();
        long before = broken();
        owner("update history_event set actor_name = 'Bea'");
        verify();
        verify();
        Agencies.signOut();
        assertThat(broken()).isEqualTo(before + 1);
        assertThat(health.health().getStatus()).isEqualTo(HistoryHealthIndicator.BROKEN);
        assertThat(health.health().getDetails()).containsOnlyKeys("agenciesNotAsWritten");
        owner("update history_event set actor_name = 'Ann'");
        Agencies.signIn(agency.admin());
        verify();
        assertThat(broken()).isEqualTo(before);
    }

    private long broken() {
        return (long) Objects.requireNonNull(health.health().getDetails().get("agenciesNotAsWritten"));
    }

    @Test
    void neverSeesNorVerifiesAnotherAgencysEvents() throws SQLException {
        var theirs = agencies.create();
        write(1);
        verify();
        owner("update history_event set actor_name = 'Bea'");
        assertThat(verify().isSound()).isFalse();
        Agencies.signIn(theirs.admin());
        assertThat(verify().isSound()).isTrue();
        assertThat(verify().events()).isZero();
        assertThat(chain.receipt()).isEmpty();
        assertThat(chain.unsealed(10)).isZero();
    }

    @Test
    void isForAdministratorsAlone() {
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> chain.verify(new ChainReading())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void everyNightSealsAndReadsAgainOnce() {
        write(2);
        Agencies.signOut();
        sealing.run(() -> false);
        night.run(() -> false);
        night.run(() -> false);
        Agencies.signIn(agency.admin());
        var check = chain.lastCheck().orElseThrow();
        assertThat(check.byName()).isNull();
        assertThat(check.events()).isEqualTo(2);
        assertThat(agencies.within(
                        agency.id(),
                        () -> database.sql("select count(*) from history_check")
                                .query(Integer.class)
                                .single()))
                .isOne();
    }

    private HistoryCheck verify() {
        return chain.verify(new ChainReading());
    }

    private static Finding found(HistoryCheck check) {
        var found = check.found();
        assertThat(found).isNotNull();
        return found == null ? new Finding(Kind.CHAIN, 0, null, null) : found;
    }

    private void write(int events) {
        for (int event = 0; event < events; event++) {
            agencies.within(
                    agency.id(),
                    () -> database.sql(EVENT.formatted("nextval('history_event_seq')", agency.id(), "now()"))
                            .update());
        }
    }

    private List<Long> ids() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select id from history_event order by id")
                        .query(Long.class)
                        .list());
    }

    /** As somebody who has the owner's login; afterwards all is as it was. */
    private void tamper(String sql, Runnable looking) throws SQLException {
        owner("create table kept as select * from history_event");
        owner("create table kept_seal as select * from history_seal");
        owner("create table kept_check as select * from history_check where agency_id = current_agency()");
        owner(sql);
        looking.run();
        for (var table : List.of("event", "seal", "check")) {
            var kept = "event".equals(table) ? "kept" : "kept_" + table;
            owner(
                    "delete from history_%s".formatted(table),
                    "insert into history_%s select * from %s".formatted(table, kept),
                    "drop table " + kept);
        }
    }

    /** In one transaction, and nothing is sealed meanwhile. */
    private void owner(String... statements) throws SQLException {
        try (var connection = asOwner()) {
            connection.setAutoCommit(false);
            run(connection, "select pg_advisory_xact_lock(hashtextextended('history_seal', current_agency()))");
            for (var sql : statements) {
                run(connection, sql);
            }
            connection.commit();
        }
    }

    private Connection asOwner() throws SQLException {
        var owner = TestDatabase.get().owner();
        var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
        run(connection, "select set_config('latchkey.agency', '%d', false)".formatted(agency.id()));
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
