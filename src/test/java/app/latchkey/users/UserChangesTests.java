package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.users.UserRefused.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.DisabledException;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class UserChangesTests {

    @Autowired
    private UserChanges changes;

    @Autowired
    private UserService users;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcTemplate jdbc;

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

    private SavedUser find(SignedIn person) {
        return users.find(person.id()).orElseThrow();
    }

    private SavedUser as(SavedUser person, Role role) {
        var d = person.details();
        return person.with(new UserDetails(d.name(), d.email(), role, d.branchId()));
    }

    private UUID open(SignedIn person) {
        var id = UUID.randomUUID();
        assertThat(sessions.open(id, person, "192.0.2.1", "Firefox, Linux", 5)).isTrue();
        return id;
    }

    private static void refused(Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        UserRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void anEditIsKeptWithWhatItChanged() {
        var agent = find(agency.agent());
        changes.update(
                agent.with(new UserDetails(" Ann Ash ", "ANN" + agency.id() + "@example.org", Role.MANAGER, null)));
        var saved = find(agency.agent());
        assertThat(saved.details())
                .isEqualTo(new UserDetails("Ann Ash", "ann" + agency.id() + "@example.org", Role.MANAGER, null));
        assertThat(saved.version()).isEqualTo(agent.version() + 1);
        var event = users.history(agent.id(), 0, 10).getFirst();
        assertThat(event.eventType()).isEqualTo("CHANGED");
        assertThat(event.changes())
                .extracting(change -> change.field())
                .containsExactly("name", "email", "role", "branchId");
        assertThatThrownBy(
                        () -> changes.update(agent.with(new UserDetails("Late", "late@example.org", Role.AGENT, null))))
                .isInstanceOf(StaleEdit.class);
    }

    @Test
    void nobodyTakesTheAddressOfSomebodyElse() {
        var agent = find(agency.agent());
        for (var taken :
                List.of(agency.manager().email(), agencies.create().agent().email())) {
            assertThatThrownBy(() -> changes.update(agent.with(new UserDetails("Ann", taken, Role.AGENT, null))))
                    .isInstanceOf(InvalidUser.class);
        }
    }

    @Test
    void anotherRoleOrBranchMeansSigningInAnewAndAnotherNameDoesNot() {
        var session = open(agency.agent());
        var agent = find(agency.agent());
        changes.update(agent.with(new UserDetails(
                "Another Name",
                agent.details().email(),
                agent.details().role(),
                agent.details().branchId())));
        assertThat(sessions.ended(List.of(session))).isEmpty();
        changes.update(as(find(agency.agent()), Role.VIEWER));
        assertThat(sessions.ended(List.of(session))).containsExactly(session);
    }

    @Test
    void aRoleThatAFileWritesEndsSessionsAsWell() {
        var session = open(agency.agent());
        agencies.within(
                agency.id(),
                () -> database.sql("update users set name = 'Other', version = 9 where id = :id")
                        .param("id", agency.agent().id())
                        .update());
        assertThat(sessions.ended(List.of(session))).isEmpty();
        agencies.within(
                agency.id(),
                () -> database.sql("update users set role = 'VIEWER' where id = :id")
                        .param("id", agency.agent().id())
                        .update());
        assertThat(sessions.ended(List.of(session))).containsExactly(session);
    }

    @Test
    void whoLostThePhoneIsLetInByPasswordAloneAgain() {
        var secret = SecondFactors.newSecret();
        secondFactors.turnOn(
                agency.agent(), secret, SecondFactors.generator(secret).at(Instant.now()));
        var session = open(agency.agent());
        assertThat(find(agency.agent()).means().hasSecondFactor()).isTrue();
        changes.dropSecondFactor(agency.agent().id());
        assertThat(find(agency.agent()).means().hasSecondFactor()).isFalse();
        assertThat(secondFactors.isOn(agency.agent())).isFalse();
        assertThat(sessions.ended(List.of(session))).containsExactly(session);
        assertThatThrownBy(
                        () -> changes.dropSecondFactor(agencies.create().agent().id()))
                .isInstanceOf(UserNotFound.class);
    }

    @Test
    void whoIsSuspendedIsSignedOutAndComesBackOnlyOnceReactivated() {
        var session = open(agency.agent());
        var colleagues = open(agency.manager());
        changes.suspend(find(agency.agent()));
        assertThat(sessions.ended(List.of(session, colleagues))).containsExactly(session);
        assertThat(find(agency.agent()).status()).isEqualTo(UserStatus.SUSPENDED);
        refused(Reason.STATUS, () -> changes.suspend(find(agency.agent())));
        changes.reactivate(find(agency.agent()));
        assertThat(find(agency.agent()).status()).isEqualTo(UserStatus.ACTIVE);
        refused(Reason.STATUS, () -> changes.reactivate(find(agency.agent())));
        assertThat(users.history(agency.agent().id(), 0, 10))
                .extracting(HistoryEvent::eventType)
                .containsExactly("REACTIVATED", "SUSPENDED");
    }

    @Test
    void nobodyBeginsASessionAsWhatTheyWereAMomentAgo() {
        var agent = agency.agent();
        changes.update(as(find(agent), Role.MANAGER));
        assertThatThrownBy(() -> open(agent)).isInstanceOf(DisabledException.class);
        changes.suspend(find(agency.viewer()));
        assertThatThrownBy(() -> open(agency.viewer())).isInstanceOf(DisabledException.class);
    }

    @Test
    void whoIsSuspendedWhileTheySignInIsNotIn() throws Exception {
        var isSuspended = new CountDownLatch(1);
        var isOpening = new CountDownLatch(1);
        try (var desks = Executors.newFixedThreadPool(2)) {
            var suspension = desks.submit(() -> CurrentUser.callAs(
                    agency.admin(),
                    () -> transaction.execute(unused -> {
                        changes.suspend(find(agency.agent()));
                        isSuspended.countDown();
                        awaitThat(isOpening);
                        return true;
                    })));
            awaitThat(isSuspended);
            var opening = desks.submit(() -> {
                isOpening.countDown();
                return sessions.open(UUID.randomUUID(), agency.agent(), "192.0.2.1", "", 5);
            });
            assertThat(suspension.get()).isTrue();
            assertThatThrownBy(opening::get).hasCauseInstanceOf(DisabledException.class);
        }
        assertThat(sessions.of(agency.agent().id())).isEmpty();
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatSomebodyDidMeanwhileIsSeenBeforeSomebodyIsSuspended() {
        var seen = find(agency.agent());
        changes.update(as(seen, Role.MANAGER));
        assertThatThrownBy(() -> changes.suspend(seen)).isInstanceOf(StaleEdit.class);
        assertThat(find(agency.agent()).status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void aLinkThatWentToTheWrongAddressEndsOnceTheAddressIsPutRight() {
        var link = invitations.link(agency.agent().id());
        assertThat(find(agency.agent()).linkExpiresAt()).isNotNull();
        var d = find(agency.agent()).details();
        changes.update(find(agency.agent()).with(new UserDetails("Ann Ash", d.email(), d.role(), d.branchId())));
        assertThat(find(agency.agent()).linkExpiresAt()).isNotNull();
        changes.update(find(agency.agent())
                .with(new UserDetails("Ann Ash", "right" + agency.id() + "@example.org", d.role(), d.branchId())));
        assertThat(find(agency.agent()).linkExpiresAt()).isNull();
        assertThat(link.path()).isNotBlank();
    }

    @Test
    void whoHasPasskeysAloneCanBeHelpedToo() {
        database.sql("""
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count,
                            uv_initialized, backup_eligible, backup_state, authenticator_transports,
                            public_key_credential_type, attestation_object, attestation_client_data_json, created,
                            last_used, label)
                        values (:id, :owner, '', 0, true, false, false, 'internal', 'public-key', '', '', now(), now(),
                            'Laptop')""")
                .param("id", PasskeyOwners.id(agency.agent().id()).toBase64UrlString())
                .param("owner", PasskeyOwners.id(agency.agent().id()).toBase64UrlString())
                .update();
        assertThat(find(agency.agent()).means()).isEqualTo(new SignInMeans(false, 1, 0, 0));
        assertThat(find(agency.agent()).means().needDevice()).isTrue();
        changes.dropSecondFactor(agency.agent().id());
        assertThat(find(agency.agent()).means().needDevice()).isFalse();
    }

    @Test
    void nobodySuspendsSendsAwayOrPromotesThemselves() {
        var oneself = find(agency.admin());
        refused(Reason.ONESELF, () -> changes.suspend(oneself));
        refused(Reason.ONESELF, () -> changes.leave(oneself, null));
        refused(Reason.ONESELF, () -> changes.update(as(oneself, Role.AGENT)));
    }

    @Test
    void whoeverComesAcrossAnOpenDeskGetsNoOtherWayInByIt() {
        long oneself = agency.admin().id();
        refused(Reason.ONESELF, () -> invitations.link(oneself));
        refused(Reason.ONESELF, () -> changes.dropSecondFactor(oneself));
        assertThat(find(agency.admin()).linkExpiresAt()).isNull();
    }

    @Test
    void theLastAdministratorStays() {
        var second = find(agency.manager());
        changes.update(as(second, Role.ADMIN));
        CurrentUser.callAs(admin(agency.manager()), () -> {
            changes.update(as(find(agency.admin()), Role.AGENT));
            return true;
        });
        CurrentUser.callAs(agency.admin(), () -> {
            refused(Reason.LAST_ADMIN, () -> changes.suspend(find(agency.manager())));
            refused(Reason.LAST_ADMIN, () -> changes.leave(find(agency.manager()), null));
            refused(Reason.LAST_ADMIN, () -> changes.update(as(find(agency.manager()), Role.VIEWER)));
            return true;
        });
    }

    @Test
    void ofTwoAdministratorsWhoSendEachOtherAwayAtOnceOneStays() throws Exception {
        changes.update(as(find(agency.manager()), Role.ADMIN));
        var first = find(agency.admin());
        var second = find(agency.manager());
        try (var both = Executors.newFixedThreadPool(2)) {
            var outcomes = both.invokeAll(List.<Callable<Boolean>>of(
                    () -> leaves(agency.admin(), second), () -> leaves(admin(agency.manager()), first)));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    private Boolean leaves(SignedIn by, SavedUser person) {
        return CurrentUser.callAs(by, () -> {
            try {
                changes.leave(person, null);
                return true;
            } catch (UserRefused e) {
                return false;
            }
        });
    }

    private static SignedIn admin(SignedIn person) {
        return new SignedIn(
                person.id(),
                person.agencyId(),
                person.branchId(),
                person.email(),
                person.name(),
                Role.ADMIN,
                true,
                null);
    }

    @Test
    void whoLeavesHandsOverWhatTheyLookAfterAndNeverComesBack() {
        long listing = listingOf(agency.agent());
        assertThat(changes.portfolio(agency.agent().id())).containsExactlyEntriesOf(Map.of("listing", 1L));
        refused(
                Reason.HEIR,
                () -> changes.leave(find(agency.agent()), agency.viewer().id()));
        refused(
                Reason.HEIR,
                () -> changes.leave(find(agency.agent()), agency.agent().id()));
        refused(
                Reason.HEIR,
                () -> changes.leave(
                        find(agency.agent()), agencies.create().agent().id()));
        assertThat(find(agency.agent()).status()).isEqualTo(UserStatus.ACTIVE);
        changes.leave(find(agency.agent()), agency.manager().id());
        assertThat(find(agency.agent()).status()).isEqualTo(UserStatus.LEFT);
        assertThat(negotiator(listing)).isEqualTo(agency.manager().id());
        assertThat(changes.portfolio(agency.agent().id())).isEmpty();
        refused(Reason.STATUS, () -> changes.reactivate(find(agency.agent())));
        refused(Reason.STATUS, () -> changes.leave(find(agency.agent()), null));
    }

    @Test
    void nobodyOfAnotherAgencyIsTouched() {
        var other = agencies.create();
        var theirs = CurrentUser.callAs(other.admin(), () -> find(other.agent()));
        assertThat(users.find(other.agent().id())).isEmpty();
        assertThatThrownBy(() -> changes.suspend(theirs)).isInstanceOf(UserNotFound.class);
        assertThatThrownBy(() -> changes.update(theirs)).isInstanceOf(UserNotFound.class);
        assertThatThrownBy(() -> changes.leave(theirs, null)).isInstanceOf(UserNotFound.class);
    }

    private long listingOf(SignedIn negotiator) {
        long id = PlainListings.insert(1, ListingStatus.AVAILABLE, agency, agencies, jdbc)
                .getFirst();
        agencies.within(
                agency.id(),
                () -> database.sql("update listing set negotiator_id = :person where id = :id")
                        .param("person", negotiator.id())
                        .param("id", id)
                        .update());
        return id;
    }

    private @Nullable Long negotiator(long listing) {
        return agencies.within(
                agency.id(),
                () -> database.sql("select negotiator_id from listing where id = :id")
                        .param("id", listing)
                        .query(Long.class)
                        .single());
    }
}
