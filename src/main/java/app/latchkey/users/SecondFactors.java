package app.latchkey.users;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.platform.security.SignedIn;
import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes of six digits from an app, each good for half a minute and a half-minute more to either side, once; and, for
 * whoever lost the app, codes that work once (RFC 6238).
 */
@Component
class SecondFactors {

    static final Duration STEP = Duration.ofSeconds(30);
    static final int RECOVERY_CODES = 10;

    private static final int DIGITS = 6;

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CODE_LENGTH = 10;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstallationSecret installation;
    private final Clock clock;

    SecondFactors(JdbcClient database, TransactionTemplate transaction, InstallationSecret installation, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.installation = installation;
        this.clock = clock;
    }

    static String newSecret() {
        return new String(SecretGenerator.generate(), StandardCharsets.US_ASCII);
    }

    boolean isOn(SignedIn person) {
        return within(
                person,
                () -> database.sql("select exists (select from second_factor where user_id = :id)")
                        .param("id", person.id())
                        .query(Boolean.class)
                        .single());
    }

    /** How many recovery codes are left. */
    int codesLeft(SignedIn person) {
        return within(
                person,
                () -> database.sql("select cardinality(recovery) from second_factor where user_id = :id")
                        .param("id", person.id())
                        .query(Integer.class)
                        .optional()
                        .orElse(0));
    }

    /**
     * Asks for it from now on, once a code shows that the app has the secret.
     *
     * @return the recovery codes, which nobody is told again; none when the code is not the secret's
     */
    List<String> turnOn(SignedIn person, String secret, String code) {
        var step = step(secret, code, Long.MIN_VALUE);
        if (step.isEmpty()) {
            return List.of();
        }
        var codes =
                IntStream.range(0, RECOVERY_CODES).mapToObj(i -> recoveryCode()).toList();
        within(person, () -> {
            drop(person.id());
            return database.sql("""
                            insert into second_factor (user_id, agency_id, secret, since, last_step, recovery)
                            values (:id, :agency, :secret, :now, :step, :recovery)""")
                    .param("id", person.id())
                    .param("agency", person.agencyId(), Types.BIGINT)
                    .param("secret", installation.encrypt(secret))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("step", step.getAsLong())
                    .param("recovery", codes.stream().map(SecondFactors::hash).toArray(byte[][]::new))
                    .update();
        });
        return codes;
    }

    void turnOff(SignedIn person) {
        within(person, () -> {
            drop(person.id());
            return person;
        });
    }

    /** Of somebody of the agency, within its transaction. */
    void drop(long userId) {
        database.sql("delete from second_factor where user_id = :id")
                .param("id", userId)
                .update();
    }

    /** Whether this is a code of the app, or a recovery code; either is used up by that. */
    boolean accepts(SignedIn person, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return within(person, () -> code.length() == DIGITS ? usesApp(person, code) : usesRecovery(person, code));
    }

    private record Stored(String secret, long lastStep) {}

    private boolean usesApp(SignedIn person, String code) {
        // Locked, so that two who send the same code don't both come in.
        var stored = database.sql("select secret, last_step from second_factor where user_id = :id for update")
                .param("id", person.id())
                .query((row, number) -> new Stored(row.getString("secret"), row.getLong("last_step")))
                .optional();
        var step = stored.map(known -> step(installation.decrypt(known.secret()), code, known.lastStep()))
                .orElse(OptionalLong.empty());
        step.ifPresent(used -> database.sql("update second_factor set last_step = :step where user_id = :id")
                .param("step", used)
                .param("id", person.id())
                .update());
        return step.isPresent();
    }

    private boolean usesRecovery(SignedIn person, String code) {
        return database.sql("""
                        update second_factor set recovery = array_remove(recovery, :hash)
                         where user_id = :id and :hash = any(recovery)""")
                        .param("id", person.id())
                        .param("hash", hash(code))
                        .update()
                == 1;
    }

    private OptionalLong step(String secret, String code, long after) {
        var generator = generator(secret);
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(
                        typed, generator.at(step * STEP.toSeconds()).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    static TOTPGenerator generator(String secret) {
        return new TOTPGenerator.Builder(secret)
                .withHOTPGenerator(codes -> codes.withPasswordLength(DIGITS))
                .withPeriod(STEP)
                .build();
    }

    private String recoveryCode() {
        return random.ints(CODE_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static byte[] hash(String code) {
        return Token.hash(code);
    }

    /** Before anybody is signed in, the agency is known by the person. */
    private <T> T within(SignedIn person, Supplier<T> work) {
        Supplier<T> inside = () -> Objects.requireNonNull(transaction.execute(unused -> work.get()));
        var agencyId = person.agencyId();
        return agencyId == null ? inside.get() : CurrentAgency.callAs(agencyId, inside::get);
    }
}
