package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class UserServiceTests {

    @Autowired
    private UserService users;

    @Autowired
    private UserFigures figures;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void crowd() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        insert into users (id, agency_id, branch_id, email, name, role, status, last_sign_in_at, created_at,
                               version)
                        select nextval('users_seq'), :agency, case when n % 3 > 0 then cast(:branch as bigint) end,
                               'crowd' || n || '.' || :agency || '@example.org', case when n % 2 = 0 then 'Ada' else 'Owen' end || ' ' || n,
                               (array ['AGENT', 'MANAGER', 'ADMIN', 'VIEWER'])[n % 4 + 1],
                               (array ['INVITED', 'ACTIVE', 'SUSPENDED', 'LEFT'])[n / 4 % 4 + 1],
                               case when n % 5 > 0 then now() - make_interval(days => 3 * n, hours => 1) end,
                               now() - make_interval(days => n), 0
                          from generate_series(1, 40) n""")
                        .param("agency", agency.id())
                        .param("branch", agency.otherBranchId())
                        .update());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private List<UserRow> rows(UserFilter filter) {
        return users.rows(filter, UserSort.DEFAULT, 0, 100);
    }

    @Test
    void filtersAsLookingAtEverybodyWould() {
        var all = rows(UserFilter.ALL);
        assertThat(all).hasSize(44);
        for (var roles : List.of(Set.<Role>of(), Set.of(Role.ADMIN), Set.of(Role.AGENT, Role.VIEWER))) {
            for (var statuses : List.of(Set.<UserStatus>of(), Set.of(UserStatus.LEFT, UserStatus.INVITED))) {
                for (var branch : new @Nullable Long[] {null, agency.otherBranchId()}) {
                    for (var text : List.of("", "ada", "CROWD1 owen", "%", "nobody")) {
                        var filter = new UserFilter(text, roles, statuses, branch, Set.of());
                        var expected = all.stream()
                                .filter(row -> roles.isEmpty() || roles.contains(row.role()))
                                .filter(row -> statuses.isEmpty() || statuses.contains(row.status()))
                                .filter(row -> branch == null || "South".equals(row.branchName()))
                                .filter(row -> List.of(
                                                text.toLowerCase(Locale.ROOT).split(" ", -1))
                                        .stream()
                                        .allMatch(word -> (row.name() + " " + row.email())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(word)))
                                .toList();
                        assertThat(rows(filter)).as("%s", filter).isEqualTo(expected);
                        assertThat(users.count(filter)).isEqualTo(expected.size());
                    }
                }
            }
        }
    }

    @Test
    void filtersByHowLongAgoSomebodySignedInLast() {
        var now = Instant.now();
        var days = Map.<LastSignIn, Predicate<@Nullable Instant>>of(
                LastSignIn.WITHIN_7_DAYS, at -> at != null && at.isAfter(now.minus(Duration.ofDays(7))),
                LastSignIn.WITHIN_30_DAYS, at -> at != null && at.isAfter(now.minus(Duration.ofDays(30))),
                LastSignIn.NOT_FOR_30_DAYS, at -> at != null && at.isBefore(now.minus(Duration.ofDays(30))),
                LastSignIn.NOT_FOR_90_DAYS, at -> at != null && at.isBefore(now.minus(Duration.ofDays(90))),
                LastSignIn.NEVER, at -> at == null);
        var all = rows(UserFilter.ALL);
        for (var one : LastSignIn.values()) {
            for (var other : LastSignIn.values()) {
                var filter = new UserFilter("", Set.of(), Set.of(), null, EnumSet.of(one, other));
                var expected = all.stream()
                        .filter(row -> Stream.of(one, other)
                                .map(days::get)
                                .map(Objects::requireNonNull)
                                .anyMatch(is -> is.test(row.lastSignInAt())))
                        .toList();
                assertThat(expected).hasSizeBetween(1, 43);
                assertThat(rows(filter)).as("%s", filter).isEqualTo(expected);
                assertThat(users.count(filter)).isEqualTo(expected.size());
                assertThat(users.matching(filter, all.stream().map(UserRow::id).toList()))
                        .hasSameSizeAs(expected);
                assertThat(users.rowsAfter(filter, UserSort.DEFAULT, UserSort.DEFAULT.place(expected.getFirst()), 100))
                        .hasSize(expected.size() - 1);
            }
        }
    }

    @Test
    void aTypingErrorOrAnAccentFindsTheSamePeople() {
        assertThat(rows(filterOf("Ówen CROWD39"))).extracting(UserRow::name).containsExactly("Owen 39");
        assertThat(rows(filterOf("administratr"))).isEmpty();
        assertThat(rows(filterOf("menager"))).extracting(UserRow::name).containsExactly("Test Manager");
    }

    private static UserFilter filterOf(String text) {
        return new UserFilter(text, Set.of(), Set.of(), null, Set.of());
    }

    @ParameterizedTest
    @EnumSource(UserSort.Column.class)
    void sortsByEveryColumnBothWaysInOneStatement(UserSort.Column column) {
        for (boolean ascending : new boolean[] {true, false}) {
            statements.reset();
            var rows = users.rows(UserFilter.ALL, new UserSort(column, ascending), 0, 100);
            assertThat(statements.statements()).hasSize(1);
            assertThat(rows).hasSize(44).isSortedAccordingTo(order(column, ascending));
        }
    }

    private static Comparator<UserRow> order(UserSort.Column column, boolean ascending) {
        return switch (column) {
            case NAME -> way(Comparator.comparing(UserRow::name, String.CASE_INSENSITIVE_ORDER), ascending);
            case EMAIL -> (_, _) -> 0;
            case ROLE -> way(Comparator.comparing(row -> row.role().name()), ascending);
            case BRANCH -> (a, b) -> blanksLast(a.branchName(), b.branchName(), ascending);
            case STATUS -> way(Comparator.comparing(row -> row.status().name()), ascending);
            case LAST_SIGN_IN -> (a, b) -> blanksLast(a.lastSignInAt(), b.lastSignInAt(), ascending);
            case CREATED -> way(Comparator.comparing(UserRow::createdAt), ascending);
        };
    }

    private static <T extends Comparable<T>> int blanksLast(@Nullable T a, @Nullable T b, boolean ascending) {
        return a == null || b == null
                ? Boolean.compare(a == null, b == null)
                : ascending ? a.compareTo(b) : b.compareTo(a);
    }

    private static <T> Comparator<T> way(Comparator<T> order, boolean ascending) {
        return ascending ? order : order.reversed();
    }

    @Test
    void aFigureIsTheNumberOfThoseItLeadsTo() {
        var today = LocalDate.of(2026, 3, 2);
        var period = new Period(today, today.plusDays(1));
        var figure = agencies.within(
                agency.id(),
                () -> figures.read(UserFigures.STAFF, new KpiQuestion(KpiScope.AGENCY, period, period, today)));
        assertThat(figure.value()).isEqualByComparingTo("44");
        assertThat(users.count(UserFigureRows.of(UserFigures.STAFF, null).orElseThrow()))
                .isEqualTo(44);
        assertThat(figure.parts()).extracting(Part::rows).allMatch(rows -> rows > 0);
        for (var part : figure.parts()) {
            assertThat(part.rows())
                    .as(part.code())
                    .isEqualTo(users.count(
                            UserFigureRows.of(UserFigures.STAFF, part.code()).orElseThrow()));
        }
    }

    @Test
    void statisticsAreTheNumbersOfThoseTheyLeadToAndKnowOfWhoeverCameJustNow() {
        var before = users.statistics().join();
        assertThat(before.all()).isEqualTo(44);
        assertThat(before.active() + before.inactive()).isEqualTo(44);
        assertThat(before.active()).isEqualTo(users.count(UserFilter.ofStatuses(EnumSet.of(UserStatus.ACTIVE))));
        assertThat(before.inactive())
                .isEqualTo(users.count(UserFilter.ofStatuses(EnumSet.complementOf(EnumSet.of(UserStatus.ACTIVE)))));
        for (var role : Role.OF_AGENCY) {
            assertThat(before.byRole().get(role)).isEqualTo(users.count(UserFilter.ofRole(role)));
        }
        assertThat(before.today()).isEqualTo(4);
        assertThat(before.week()).isEqualTo(10);
        invitations.invite(List.of(
                new UserDetails("Nora New", "nora" + agency.id() + "@example.org", Role.AGENT, agency.branchId())));
        var after = users.statistics().join();
        assertThat(after.all()).isEqualTo(45);
        assertThat(after.inactive()).isEqualTo(before.inactive() + 1);
        assertThat(after.today()).isEqualTo(5);
        statements.reset();
        assertThat(users.statistics().join()).isEqualTo(after);
        assertThat(statements.statements()).isEmpty();
    }

    @Test
    void nobodyOfAnotherAgencyIsThere() {
        Agencies.signIn(agencies.create().admin());
        assertThat(rows(UserFilter.ALL)).hasSize(4);
        assertThat(users.count(new UserFilter("", Set.of(), Set.of(), agency.otherBranchId(), Set.of())))
                .isZero();
    }

    @Test
    void somePeopleAreLookedUpInOneStatementAndOnlyThoseOfTheAgency() {
        var first = rows(UserFilter.ALL).subList(0, 3);
        var ids = first.stream().map(UserRow::id).toList();
        statements.reset();
        assertThat(users.rowsOf(ids)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(statements.statements()).hasSize(1);
        assertThat(users.matching(UserFilter.ofRole(first.getFirst().role()), ids))
                .contains(first.getFirst().id())
                .isSubsetOf(ids);
        Agencies.signIn(agencies.create().admin());
        assertThat(users.rowsOf(ids)).isEmpty();
        assertThat(users.matching(UserFilter.ALL, ids)).isEmpty();
    }

    @Test
    void aPageWithoutEndIsRefused() {
        assertThatThrownBy(() -> users.rows(UserFilter.ALL, UserSort.DEFAULT, 0, 501))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
