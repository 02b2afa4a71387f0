package app.latchkey.api;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.BearerEnded;
import app.latchkey.platform.security.BearerTokens;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets programs in by their tokens. Whom a token lets in is known for some seconds, and no longer than until a change of
 * people is heard of.
 */
@Component
class BearerSignIn implements AuthenticationManager, OffersCache {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
    private static final int MOST_KNOWN = 20_000;

    /** The token, and whom it lets in. */
    private static final int BYTES = 800;

    private static final String PEOPLE = "User";

    private final Cache<String, Bearer> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .recordStats()
            .build();
    private final List<BearerTokens> tokens;

    BearerSignIn(List<BearerTokens> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        var bearer =
                shown instanceof BearerTokenAuthenticationToken token ? known.get(token.getToken(), this::find) : null;
        if (bearer == null) {
            throw new InvalidBearerTokenException("The token lets nobody in");
        }
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(
                bearer.person(), null, bearer.person().getAuthorities());
        authenticated.setDetails(bearer);
        return authenticated;
    }

    private @Nullable Bearer find(String token) {
        return tokens.stream()
                .map(kind -> kind.find(token))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    @Override
    public OfferedCache offered() {
        return new OfferedCache("api-tokens", known, BYTES, false);
    }

    @EventListener
    void on(RecordsChanged change) {
        if (change.entityType().equals(PEOPLE)) {
            known.invalidateAll();
        }
    }

    /** Of this instance, as soon as it is so. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(RecordChanged change) {
        if (change.entityType().equals(PEOPLE)) {
            known.invalidateAll();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BearerEnded end) {
        known.invalidateAll();
    }

    @EventListener
    void on(ChangesMissed cut) {
        known.invalidateAll();
    }
}
