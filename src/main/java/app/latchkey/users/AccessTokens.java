package app.latchkey.users;

import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.BearerTokens;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.platform.security.SignedIn;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Short-lived tokens of programs that people signed in: signed (JWT, HS256) by a key that is another each day and comes
 * from the installation's secret. A token says which session it is of; what its person may do is looked up.
 */
@Component
class AccessTokens implements BearerTokens {

    static final Duration VALID = Duration.ofMinutes(15);

    private static final String ISSUER = "latchkey";
    private static final String KEYS = "access tokens of ";

    private final InstallationSecret secret;
    private final ProgramSessions sessions;
    private final SignInLookup lookup;
    private final SecondFactorRule rule;
    private final Clock clock;

    AccessTokens(
            InstallationSecret secret,
            ProgramSessions sessions,
            SignInLookup lookup,
            SecondFactorRule rule,
            Clock clock) {
        this.secret = secret;
        this.sessions = sessions;
        this.lookup = lookup;
        this.rule = rule;
        this.clock = clock;
    }

    String issue(UUID session) {
        var now = clock.instant();
        var day = day(now);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(day).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(session.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALID)))
                        .build());
        try {
            token.sign(new MACSigner(key(day)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public Optional<Bearer> find(String token) {
        return Optional.ofNullable(session(token))
                .flatMap(id -> sessions.person(id)
                        .flatMap(lookup::find)
                        .filter(SignedIn::isEnabled)
                        .filter(person -> !rule.isBrokenBy(person))
                        .map(person -> bearer(person, id)));
    }

    private static Bearer bearer(SignedIn person, UUID session) {
        person.eraseCredentials();
        return new Bearer(person, ApiScope.of(person.role()), session.toString());
    }

    private @Nullable UUID session(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var now = clock.instant();
            var day = jwt.getHeader().getKeyID();
            boolean isOfThese = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && (day(now).equals(day) || day(now.minus(VALID)).equals(day));
            if (!isOfThese || !jwt.verify(new MACVerifier(key(day)))) {
                return null;
            }
            var claims = jwt.getJWTClaimsSet();
            var ends = claims.getExpirationTime();
            return ends != null && ends.toInstant().isAfter(now) && ISSUER.equals(claims.getIssuer())
                    ? UUID.fromString(claims.getSubject())
                    : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private SecretKey key(String day) {
        return secret.key(KEYS + day);
    }
}
