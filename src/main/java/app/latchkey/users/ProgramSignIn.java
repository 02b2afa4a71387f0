package app.latchkey.users;

import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.SignInGoesOn;
import app.latchkey.platform.security.SignedIn;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in from programs: with what they sign in with at the desk, and under the same limits. */
@Component
public class ProgramSignIn {

    private final ThrottledSignIn passwords;
    private final SecondStep second;
    private final SignInAttempts attempts;
    private final ProgramSessions sessions;
    private final AccessTokens tokens;
    private final SignInLookup lookup;
    private final SecondFactorRule rule;

    ProgramSignIn(
            ThrottledSignIn passwords,
            SecondStep second,
            SignInAttempts attempts,
            ProgramSessions sessions,
            AccessTokens tokens,
            SignInLookup lookup,
            SecondFactorRule rule) {
        this.passwords = passwords;
        this.second = second;
        this.attempts = attempts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.lookup = lookup;
        this.rule = rule;
    }

    /**
     * @param access shown with each request, for so long
     * @param refresh gets new ones, once
     */
    public record Tokens(String access, Duration validFor, String refresh) {}

    /** Somebody is to have a second factor, and has none. */
    public static class SecondFactorNeeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SecondFactorNeeded() {
            super("No second factor");
        }
    }

    /** The password was right, and a code is wanted. */
    public static class CodeNeeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CodeNeeded() {
            super("No code");
        }
    }

    /**
     * @param code of the app, or a recovery code, where the person has a second factor
     * @throws AuthenticationException when something is wrong, or closed for a while
     * @throws CodeNeeded when a code is missing
     * @throws SecondFactorNeeded when the person has to set one up first
     */
    public Tokens signIn(String email, String password, @Nullable String code, String address) {
        var person = person(email, password, code, address);
        if (rule.isBrokenBy(person)) {
            throw new SecondFactorNeeded();
        }
        attempts.record(person.email(), address, true);
        attempts.mark(person.id());
        return tokens(sessions.open(person.id(), address));
    }

    private SignedIn person(String email, String password, @Nullable String code, String address) {
        var typed = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
        typed.setDetails(new WebAuthenticationDetails(address, null));
        try {
            return (SignedIn)
                    Objects.requireNonNull(passwords.authenticate(typed).getPrincipal());
        } catch (SignInGoesOn goesOn) {
            if (code == null || code.isBlank()) {
                throw new CodeNeeded();
            }
            second.prove(goesOn.person(), code, address);
            return goesOn.person();
        }
    }

    /** Empty for a token that is none, was used, or whose person may not work any more. */
    public Optional<Tokens> goOn(String refresh) {
        return sessions.goOn(refresh)
                .filter(opened ->
                        lookup.find(opened.userId()).filter(SignedIn::isEnabled).isPresent())
                .map(this::tokens);
    }

    /** Ends the session that a token is of; a token that somebody made on their profile stays. */
    public void end(Bearer bearer) {
        sessions.end(UUID.fromString(bearer.id()));
    }

    private Tokens tokens(ProgramSessions.Opened opened) {
        return new Tokens(tokens.issue(opened.id()), AccessTokens.VALID, opened.refresh());
    }
}
