package app.latchkey.users;

import app.latchkey.platform.Problem;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.BearerTokens;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.users.ApiToken.State;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes, keeps and knows people's tokens. All but {@link #find} needs a transaction of the person's agency. */
@Component
class ApiTokens implements BearerTokens {

    static final int MOST = 20;
    static final int LONGEST_LABEL = 100;
    static final int MOST_DAYS = 365;

    private static final String PREFIX = "lk_";
    private static final int LENGTH = PREFIX.length() + 43;
    private static final int HINT = PREFIX.length() + 5;
    private static final Duration SOON = Duration.ofDays(7);

    private final JdbcClient database;
    private final ApiTokenUses uses;
    private final SecondFactorRule rule;
    private final Clock clock;

    ApiTokens(JdbcClient database, ApiTokenUses uses, SecondFactorRule rule, Clock clock) {
        this.database = database;
        this.uses = uses;
        this.rule = rule;
        this.clock = clock;
    }

    /** In no transaction: whether somebody has a second factor is asked within their agency, known only then. */
    @Override
    public Optional<Bearer> find(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var found = database.sql("select * from find_api_token(:hash, :now)")
                .param("hash", Token.hash(token))
                .param("now", now())
                .query(ApiTokens::bearer)
                .optional()
                .filter(bearer -> !rule.isBrokenBy(bearer.person()));
        found.ifPresent(bearer -> uses.add(UUID.fromString(bearer.id())));
        return found;
    }

    /**
     * Makes what was {@linkplain #check checked}.
     *
     * @return the token, which is told here and never again
     * @throws InvalidApiToken when there are {@link #MOST} already
     */
    String make(SignedIn person, String label, Set<ApiScope> scopes, LocalDate lastDay) {
        // Of two who make the last one at once, the later waits and is refused.
        database.sql("select pg_advisory_xact_lock(hashtext('api_token'), cast(:user % 2147483647 as integer))")
                .param("user", person.id())
                .query((row, number) -> person)
                .single();
        var token = PREFIX + Token.random();
        int made = database.sql("""
                        insert into api_token (id, user_id, agency_id, label, token_hash, hint, scopes, created_at, expires_at)
                        select :id, :user, :agency, :label, :hash, :hint, :scopes, :now, :expires
                         where (select count(*) from api_token where user_id = :user) < :most""")
                .param("id", UUID.randomUUID())
                .param("user", person.id())
                .param("agency", person.agencyId(), Types.BIGINT)
                .param("label", label.strip())
                .param("hash", Token.hash(token))
                .param("hint", token.substring(0, HINT))
                .param("scopes", scopes.stream().sorted().map(ApiScope::word).toArray(String[]::new))
                .param("now", now())
                .param("expires", Timestamp.from(end(lastDay)))
                .param("most", MOST)
                .update();
        if (made == 0) {
            throw new InvalidApiToken(List.of(Problem.of("tokens", "api-token.problem.most", MOST)));
        }
        return token;
    }

    /** @throws InvalidApiToken when it can't be so */
    void check(SignedIn person, String label, Set<ApiScope> scopes, LocalDate lastDay) {
        var problems = new ArrayList<Problem>();
        if (label.isBlank() || label.strip().length() > LONGEST_LABEL) {
            problems.add(Problem.of("label", "api-token.problem.label", LONGEST_LABEL));
        }
        if (scopes.isEmpty()) {
            problems.add(Problem.of("scopes", "api-token.problem.scopes"));
        } else if (!ApiScope.of(person.role()).containsAll(scopes)) {
            problems.add(Problem.of("scopes", "api-token.problem.not-yours"));
        }
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(MOST_DAYS))) {
            problems.add(Problem.of("lastDay", "api-token.problem.last-day"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidApiToken(problems);
        }
    }

    /** The newest first. */
    List<ApiToken> of(SignedIn person) {
        return database.sql("""
                        select id, label, hint, scopes, created_at, expires_at, last_used_at from api_token
                         where user_id = :user order by created_at desc, id""").param("user", person.id()).query(this::token).list();
    }

    /** @return whether it was this person's */
    boolean remove(SignedIn person, UUID id) {
        return database.sql("delete from api_token where id = :id and user_id = :user")
                        .param("id", id)
                        .param("user", person.id())
                        .update()
                == 1;
    }

    /** @return how many there were */
    int dropAll(long userId) {
        return database.sql("delete from api_token where user_id = :user")
                .param("user", userId)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Instant end(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(Period.LONDON).toInstant();
    }

    private State state(Instant expiresAt) {
        var now = clock.instant();
        if (!expiresAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return expiresAt.isAfter(now.plus(SOON)) ? State.WORKS : State.ENDS_SOON;
    }

    private ApiToken token(ResultSet row, int number) throws SQLException {
        var expiresAt = row.getTimestamp("expires_at").toInstant();
        var lastUsedAt = row.getTimestamp("last_used_at");
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("hint"),
                Collections.unmodifiableSet(scopes(row.getArray("scopes"))),
                row.getTimestamp("created_at").toInstant(),
                LocalDate.ofInstant(expiresAt.minusNanos(1), Period.LONDON),
                state(expiresAt),
                lastUsedAt == null ? null : lastUsedAt.toInstant());
    }

    private static Bearer bearer(ResultSet row, int number) throws SQLException {
        var person = SignInLookup.person(row, null);
        var scopes = scopes(row.getArray("scopes"));
        scopes.retainAll(ApiScope.of(person.role()));
        return new Bearer(person, scopes, row.getString("token_id"));
    }

    private static Set<ApiScope> scopes(Array words) throws SQLException {
        var scopes = EnumSet.noneOf(ApiScope.class);
        for (var word : (String[]) words.getArray()) {
            scopes.add(ApiScope.of(word));
        }
        return scopes;
    }
}
