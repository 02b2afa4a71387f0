package app.latchkey.api;

import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.InstallationSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A request with a key of its sender's own is done once, however often it is sent within a day: whoever sends it again is
 * told what was told the first time. What fails uses no key up.
 */
@Component
public class Idempotency implements Chore {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final ApiJson json;
    private final InstallationSecret installation;
    private final Clock clock;

    Idempotency(
            JdbcClient database,
            TransactionTemplate transaction,
            CurrentAgency agency,
            CurrentUser user,
            ApiJson json,
            InstallationSecret installation,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.agency = agency;
        this.user = user;
        this.json = json;
        this.installation = installation;
        this.clock = clock;
    }

    private record Kept(String fingerprint, Told<?> told) {}

    /**
     * Does it, unless it was done.
     *
     * @param wish what was sent; the same key with another wish is refused
     */
    public <T> Told<T> once(HttpServletRequest request, Wish<?> wish, Supplier<Told<T>> work) {
        return once(request, wish.said(), work);
    }

    /**
     * Does it, unless it was done.
     *
     * @param checksum of the file that was sent
     */
    public <T> Told<T> once(HttpServletRequest request, String checksum, Supplier<Told<T>> work) {
        return once(request, (Object) checksum, work);
    }

    @SuppressWarnings("unchecked")
    private <T> Told<T> once(HttpServletRequest request, Object said, Supplier<Told<T>> work) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw new IdempotencyKeyRefused(false);
        }
        var fingerprint = fingerprint(request, said);
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (begin(key, fingerprint)) {
                var told = work.get();
                end(key, told);
                return told;
            }
            var kept = kept(key);
            if (!kept.fingerprint().equals(HexFormat.of().formatHex(fingerprint))) {
                throw new IdempotencyKeyRefused(true);
            }
            return (Told<T>) kept.told();
        }));
    }

    /** Waits for whoever is at it with the same key. */
    private boolean begin(String key, byte[] fingerprint) {
        return database.sql("""
                        insert into idempotent_request (agency_id, user_id, key, fingerprint, at)
                        values (:agency, :user, :key, :fingerprint, :now)
                        on conflict (agency_id, user_id, key) do update
                           set fingerprint = excluded.fingerprint, at = excluded.at, location = null, version = null,
                               answer = null
                         where idempotent_request.at <= :forgotten""")
                        .param("agency", agency.require())
                        .param("user", user.require().id())
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("forgotten", Timestamp.from(clock.instant().minus(REMEMBERED)))
                        .update()
                == 1;
    }

    private void end(String key, Told<?> told) {
        of("update idempotent_request set location = :location, version = :version, answer = :answer", key)
                .param("location", told.location())
                .param("version", told.version())
                .param("answer", installation.encrypt(new String(told.json(), StandardCharsets.UTF_8)))
                .update();
    }

    private Kept kept(String key) {
        return of("select fingerprint, location, version, answer from idempotent_request", key)
                .query((row, number) -> read(row))
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, String key) {
        return database.sql(sql + " where agency_id = :agency and user_id = :user and key = :key")
                .param("agency", agency.require())
                .param("user", user.require().id())
                .param("key", key);
    }

    private Kept read(ResultSet row) throws SQLException {
        @Nullable Integer version = row.getObject("version", Integer.class);
        var answer = installation.decrypt(row.getString("answer")).getBytes(StandardCharsets.UTF_8);
        return new Kept(
                HexFormat.of().formatHex(row.getBytes("fingerprint")),
                new Told<>(201, row.getString("location"), answer, version));
    }

    private byte[] fingerprint(HttpServletRequest request, Object said) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(json.write(new TreeMap<>(request.getParameterMap())));
            return digest.digest(json.write(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "idempotent-requests";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        transaction.executeWithoutResult(_ -> database.sql("select forget_idempotent_requests(:before)")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .query((row, number) -> number)
                .single());
    }
}
