package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.platform.Problem;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.users.ApiToken.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ApiTokensTests {

    private static final Set<ApiScope> READ = Set.of(ApiScope.READ);

    @Autowired
    private ProfileService profile;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private ApiTokenUses uses;

    @Autowired
    private UserChanges changes;

    @Autowired
    private UserService users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private String make(Set<ApiScope> scopes) {
        return profile.makeApiToken("Nightly", scopes, Agencies.today().plusDays(90), Agencies.PASSWORD);
    }

    /** As whoever shows it: nobody, in no agency. */
    private Bearer shown(String token) {
        Agencies.signOut();
        try {
            return tokens.find(token).orElseThrow();
        } finally {
            Agencies.signIn(agency.agent());
        }
    }

    private void write(String sql) {
        agencies.within(
                agency.id(),
                () -> database.sql(sql)
                        .param("user", agency.agent().id())
                        .param("agency", agency.id())
                        .update());
    }

    private SavedUser agent() {
        return users.find(agency.agent().id()).orElseThrow();
    }

    private void byAdmin(Runnable work) {
        CurrentUser.runAs(agency.admin(), work);
    }

    @Test
    void aTokenStandsForWhoMadeItAndForWhatItWasMadeFor() {
        var token = make(EnumSet.of(ApiScope.READ, ApiScope.EXPORT));
        assertThat(token).matches("lk_[A-Za-z0-9_-]{43}");
        var bearer = shown(token);
        assertThat(bearer.person()).isEqualTo(agency.agent());
        assertThat(bearer.person().agencyId()).isEqualTo(agency.id());
        assertThat(bearer.person().role()).isEqualTo(Role.AGENT);
        assertThat(bearer.person().getPassword()).isNull();
        assertThat(bearer.scopes()).containsExactlyInAnyOrder(ApiScope.READ, ApiScope.EXPORT);
        var listed = profile.apiTokens().getFirst();
        assertThat(listed.id()).hasToString(bearer.id());
        assertThat(listed.label()).isEqualTo("Nightly");
        assertThat(listed.scopes()).containsExactly(ApiScope.READ, ApiScope.EXPORT);
        assertThat(listed.lastDay()).isEqualTo(Agencies.today().plusDays(90));
        assertThat(listed.state()).isEqualTo(State.WORKS);
    }

    @Test
    void onlyTheFirstCharactersOfItAreKept() {
        var token = make(READ);
        var row = agencies.within(
                agency.id(),
                () -> database.sql("select t::text from api_token t")
                        .query(String.class)
                        .single());
        assertThat(row).contains(token.substring(0, 8)).doesNotContain(token.substring(0, 9));
        assertThat(profile.apiTokens().getFirst().hint()).isEqualTo(token.substring(0, 8));
    }

    @Test
    void whatIsNoTokenStandsForNobody() {
        var token = make(READ);
        Agencies.signOut();
        for (var other : List.of(
                "", "lk_", token.substring(1), token + "A", "xx_" + token.substring(3), "lk_" + "A".repeat(43))) {
            assertThat(tokens.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void anExpiredOneStandsForNobodyAndIsSaidToBeSo() {
        var token = make(READ);
        write("update api_token set expires_at = now() + interval '6 days'");
        assertThat(profile.apiTokens().getFirst().state()).isEqualTo(State.ENDS_SOON);
        assertThat(tokens.find(token)).isPresent();
        write("update api_token set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'");
        assertThat(profile.apiTokens().getFirst().state()).isEqualTo(State.EXPIRED);
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void itWorksUntilItsLastDayEndsInLondon() {
        var today = Agencies.today();
        profile.makeApiToken("Today", READ, today, Agencies.PASSWORD);
        assertThat(agencies.within(
                        agency.id(),
                        () -> database.sql("select (expires_at at time zone 'Europe/London')::text from api_token")
                                .query(String.class)
                                .single()))
                .isEqualTo(today.plusDays(1) + " 00:00:00");
        assertThat(profile.apiTokens().getFirst().lastDay()).isEqualTo(today);
    }

    @Test
    void whoIsSuspendedStandsForNobodyAndForThemselvesAgainOnceReactivated() {
        var token = make(READ);
        byAdmin(() -> changes.suspend(agent()));
        assertThat(tokens.find(token)).isEmpty();
        byAdmin(() -> changes.reactivate(agent()));
        assertThat(tokens.find(token)).isPresent();
    }

    @Test
    void itNeverAllowsMoreThanItsPersonMayDoNow() {
        var token = make(EnumSet.of(ApiScope.READ, ApiScope.WRITE));
        write("update users set role = 'VIEWER' where id = :user");
        assertThat(shown(token).scopes()).containsExactly(ApiScope.READ);
        write("update users set role = 'ADMIN' where id = :user");
        assertThat(shown(token).scopes()).containsExactlyInAnyOrder(ApiScope.READ, ApiScope.WRITE);
    }

    @Test
    void whoLeavesTakesNoneAlongByWhateverWayTheyLeave() {
        make(READ);
        byAdmin(() -> {
            assertThat(agent().means().apiTokens()).isOne();
            changes.leave(agent(), null);
            assertThat(agent().means().apiTokens()).isZero();
        });
        Agencies.signIn(agency.manager());
        var token = make(READ);
        write("update users set status = 'LEFT' where agency_id = :agency and role = 'AGENT'");
        assertThat(tokens.find(token)).isPresent();
        write("update users set status = 'LEFT' where agency_id = :agency and role = 'MANAGER'");
        assertThat(tokens.find(token)).isEmpty();
        assertThat(profile.apiTokens()).isEmpty();
    }

    private List<String> problems(String label, Set<ApiScope> scopes, LocalDate lastDay) {
        return catchThrowableOfType(
                        InvalidApiToken.class, () -> profile.makeApiToken(label, scopes, lastDay, Agencies.PASSWORD))
                .problems()
                .stream()
                .map(Problem::key)
                .toList();
    }

    @Test
    void itNeedsALabelSomethingToDoThatOneMayDoAndADayWithinAYear() {
        var today = Agencies.today();
        assertThat(problems(" ", Set.of(), today.minusDays(1)))
                .containsExactly("api-token.problem.label", "api-token.problem.scopes", "api-token.problem.last-day");
        assertThat(problems("x".repeat(101), EnumSet.of(ApiScope.READ, ApiScope.IMPORT), today.plusDays(366)))
                .containsExactly(
                        "api-token.problem.label", "api-token.problem.not-yours", "api-token.problem.last-day");
        assertThat(profile.apiTokens()).isEmpty();
        profile.makeApiToken("x".repeat(100), ApiScope.of(Role.AGENT), today.plusDays(365), Agencies.PASSWORD);
        assertThat(profile.apiTokens()).hasSize(1);
    }

    @Test
    void everyRoleIsOfferedWhatItMayDo() {
        assertThat(Arrays.stream(Role.values()).map(role -> role + " " + ApiScope.of(role)))
                .containsExactly(
                        "AGENT [READ, WRITE, EXPORT]",
                        "MANAGER [READ, WRITE, EXPORT, IMPORT]",
                        "ADMIN [READ, WRITE, EXPORT, IMPORT, ADMINISTER]",
                        "VIEWER [READ]",
                        "SUPERUSER [READ, ADMINISTER]");
    }

    @Test
    void nobodyHasMoreThanTwentyEvenIfTheLastAreMadeAtOnce() throws Exception {
        for (int i = 1; i < ApiTokens.MOST; i++) {
            make(READ);
        }
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> CurrentUser.callAs(agency.agent(), this::isMade));
        }
        try (var all = Executors.newFixedThreadPool(tasks.size())) {
            int made = 0;
            for (var outcome : all.invokeAll(tasks)) {
                made += outcome.get() ? 1 : 0;
            }
            assertThat(made).isOne();
        }
        assertThat(problems("One more", READ, Agencies.today())).containsExactly("api-token.problem.most");
        Agencies.signIn(agency.manager());
        assertThat(make(READ)).isNotEmpty();
    }

    private boolean isMade() {
        try {
            make(READ);
            return true;
        } catch (InvalidApiToken e) {
            return false;
        }
    }

    private void lastUsed(String ago) {
        write("update api_token set last_used_at = now() - interval '" + ago + "'");
    }

    private boolean isMarkedJustNow() {
        return agencies.within(
                agency.id(),
                () -> database.sql(
                                "select coalesce(last_used_at > now() - interval '30 seconds', false) from api_token")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void itsUseIsMarkedLaterAndOnceAMinute() {
        var token = make(READ);
        shown(token);
        uses.mark();
        assertThat(profile.apiTokens().getFirst().lastUsedAt()).isNotNull();
        lastUsed("50 seconds");
        shown(token);
        uses.mark();
        assertThat(isMarkedJustNow()).isFalse();
        lastUsed("70 seconds");
        uses.mark();
        assertThat(isMarkedJustNow()).as("without being used").isFalse();
        shown(token);
        uses.mark();
        assertThat(isMarkedJustNow()).isTrue();
    }

    @Test
    void nobodyWaitsForAMarkThatIsHeldUp() {
        var token = make(READ);
        agencies.within(agency.id(), () -> {
            database.sql("select id from api_token for update")
                    .query((row, number) -> number)
                    .list();
            try (var other = Executors.newSingleThreadExecutor()) {
                assertThat(other.submit(() -> tokens.find(token)).get()).isPresent();
                other.submit(uses::mark).get();
            }
            return agency;
        });
        assertThat(isMarkedJustNow()).isFalse();
    }

    @Test
    void oneRemovesOnesOwnAndNobodyElses() {
        var token = make(READ);
        var id = profile.apiTokens().getFirst().id();
        Agencies.signIn(agency.manager());
        assertThat(profile.apiTokens()).isEmpty();
        profile.removeApiToken(id);
        assertThat(tokens.find(token)).isPresent();
        Agencies.signIn(agency.agent());
        profile.removeApiToken(id);
        assertThat(tokens.find(token)).isEmpty();
        assertThat(history()).containsExactly("API_TOKEN_REMOVED", "API_TOKEN_ADDED");
    }

    private List<String> history() {
        return CurrentUser.callAs(
                agency.admin(),
                () -> users.history(agency.agent().id(), 0, 10).stream()
                        .map(HistoryEvent::eventType)
                        .toList());
    }

    @Test
    void anAdministratorRemovesAllOfSomebodysAndOfNobodyElses() {
        var first = make(READ);
        var second = make(READ);
        Agencies.signIn(agency.manager());
        var managers = make(READ);
        Agencies.signIn(agency.admin());
        assertThat(agent().means().apiTokens()).isEqualTo(2);
        changes.dropApiTokens(agency.agent().id());
        changes.dropApiTokens(agency.agent().id());
        assertThat(agent().means().apiTokens()).isZero();
        assertThat(List.of(first, second)).allMatch(token -> tokens.find(token).isEmpty());
        assertThat(tokens.find(managers)).isPresent();
        assertThat(history()).containsExactly("API_TOKENS_REMOVED", "API_TOKEN_ADDED", "API_TOKEN_ADDED");
        assertThatThrownBy(() -> changes.dropApiTokens(agencies.create().agent().id()))
                .isInstanceOf(UserNotFound.class);
    }

    @Test
    void superusersHaveTheirOwnOutOfSightOfEveryAgency() {
        var superuser = new SignedIn(-8, null, null, "keeper@example.org", "Keeper", Role.SUPERUSER, true, null);
        Agencies.signIn(superuser);
        tokens.make(superuser, "Nightly", EnumSet.of(ApiScope.ADMINISTER), Agencies.today());
        var own = profile.apiTokens().getFirst();
        assertThat(agencies.within(
                        agency.id(),
                        () -> database.sql("select count(*) from api_token")
                                .query(Long.class)
                                .single()))
                .isZero();
        profile.removeApiToken(own.id());
        assertThat(profile.apiTokens()).isEmpty();
    }
}
