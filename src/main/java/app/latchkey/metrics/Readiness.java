package app.latchkey.metrics;

import app.latchkey.platform.cache.CacheSettings;
import app.latchkey.platform.security.SignInLimit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What should be so before an agency works with an installation, as far as the desk can tell by itself: the guides' list
 * of what to look at before a deployment (B47), and what a stolen password or database would be worth without.
 */
@Component
class Readiness {

    private final Settings settings;
    private final CacheSettings caches;
    private final SignInLimit signIns;
    private final ConnectionPool pool;
    private final JdbcClient database;

    /** What the environment says. */
    record Settings(String url, boolean hasSecret, String mailHost, boolean secondFactor, long callsPerMinute) {}

    /** What the database says. */
    private record Server(boolean hasTimeout, int connections, int brokenIndexes) {}

    Readiness(
            @Value("${latchkey.url}") String url,
            @Value("${latchkey.secret}") String secret,
            @Value("${spring.mail.host}") String mailHost,
            @Value("${latchkey.second-factor.required}") boolean secondFactor,
            @Value("${latchkey.api.per-minute}") long callsPerMinute,
            CacheSettings caches,
            SignInLimit signIns,
            ConnectionPool pool,
            JdbcClient database) {
        this.settings = new Settings(url, !secret.isBlank(), mailHost, secondFactor, callsPerMinute);
        this.caches = caches;
        this.signIns = signIns;
        this.pool = pool;
        this.database = database;
    }

    List<ReadyPoint> look() {
        return look(settings);
    }

    List<ReadyPoint> look(Settings settings) {
        var server = server();
        return List.of(
                new ReadyPoint(ReadyPoint.Name.ADDRESS, settings.url().startsWith("https://"), settings.url()),
                new ReadyPoint(ReadyPoint.Name.SECRET, settings.hasSecret(), ""),
                new ReadyPoint(ReadyPoint.Name.SECOND_FACTOR, settings.secondFactor(), ""),
                new ReadyPoint(ReadyPoint.Name.MAIL, !settings.mailHost().isBlank(), settings.mailHost()),
                new ReadyPoint(ReadyPoint.Name.LIMITS, signIns.perMinute() > 0 && settings.callsPerMinute() > 0, ""),
                new ReadyPoint(ReadyPoint.Name.CACHE, caches.enabled(), ""),
                new ReadyPoint(ReadyPoint.Name.TIMEOUT, server.hasTimeout(), ""),
                new ReadyPoint(
                        ReadyPoint.Name.POOL,
                        pool.state().limit() < server.connections(),
                        pool.state().limit() + " / " + server.connections()),
                new ReadyPoint(
                        ReadyPoint.Name.INDEXES, server.brokenIndexes() == 0, String.valueOf(server.brokenIndexes())));
    }

    private Server server() {
        return database.sql("""
                        select current_setting('statement_timeout') <> '0' as has_timeout,
                               current_setting('max_connections')::int
                                   - current_setting('superuser_reserved_connections')::int as connections,
                               (select count(*) from pg_index where not indisvalid or not indisready) as broken""")
                .query((row, number) ->
                        new Server(row.getBoolean("has_timeout"), row.getInt("connections"), row.getInt("broken")))
                .single();
    }
}
