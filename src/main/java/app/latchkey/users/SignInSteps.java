package app.latchkey.users;

import app.latchkey.platform.security.FormStep;
import app.latchkey.platform.security.HalfSignedIn;
import app.latchkey.platform.security.SignInExtension;
import app.latchkey.platform.security.SignInGoesOn;
import app.latchkey.platform.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * What lets in beside a password alone: a passkey in its place, a code after it, or a session to close where there are too
 * many. All are plain forms, for nobody is signed in yet.
 */
@Component
public class SignInSteps implements SignInExtension {

    /** The screen that asks for a code. */
    public static final String CODE = "sign-in/code";

    /** The screen that asks which session to close. */
    public static final String CHOICE = OpenSessions.CHOICE;

    /** Where these forms are posted to. */
    public static final String ACTION = "sign-in/step";

    private final Passkeys passkeys;
    private final SecondStep second;
    private final SignInLookup lookup;
    private final SecondFactorRule rule;
    private final UserSessions sessions;
    private final OpenSessions open;
    private final Clock clock;

    SignInSteps(
            Passkeys passkeys,
            SecondStep second,
            SignInLookup lookup,
            SecondFactorRule rule,
            UserSessions sessions,
            OpenSessions open,
            Clock clock) {
        this.passkeys = passkeys;
        this.second = second;
        this.lookup = lookup;
        this.rule = rule;
        this.sessions = sessions;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public void extend(HttpSecurity http) {
        http.sessionManagement(management -> management.addSessionAuthenticationStrategy(open));
        http.with(new FormStep(ACTION, clock, this::attempt), step -> {});
    }

    /** What a browser is asked to prove who has a passkey, as it reads it. */
    public String ask(HttpSession session) {
        return passkeys.ask(session);
    }

    /** Where somebody is signed in who has too many sessions to begin another. */
    public List<UserSession> sessions(HalfSignedIn half) {
        return half.proven() ? sessions.of(half.person().id()) : List.of();
    }

    private Authentication attempt(HttpServletRequest request) {
        var shown = request.getParameter("credential");
        if (shown != null) {
            // As good as a password and a code.
            return authenticated(passkeys.prove(request.getSession(), shown));
        }
        var half = HalfSignedIn.in(request.getSession(false), clock.instant())
                .orElseThrow(() -> new BadCredentialsException("Nobody is half signed in"));
        // As they are now: much can happen to somebody in five minutes.
        var person = lookup.find(half.person().id())
                .filter(SignedIn::isEnabled)
                .orElseThrow(() -> new BadCredentialsException("Not active"));
        if (!half.proven()) {
            prove(person, request);
        }
        var closed = request.getParameter("close");
        if (closed != null) {
            close(person, closed);
        }
        boolean isFree = half.proven() && !half.person().isConfined();
        return authenticated(isFree ? person : rule.applied(person));
    }

    private static Authentication authenticated(SignedIn person) {
        person.eraseCredentials();
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    private void prove(SignedIn person, HttpServletRequest request) {
        var code = request.getParameter("code");
        try {
            second.prove(person, code == null ? "" : code, request.getRemoteAddr());
        } catch (BadCredentialsException e) {
            throw new SignInGoesOn(person, CODE + "?error", false);
        }
    }

    private void close(SignedIn person, String sessionId) {
        try {
            sessions.end(UUID.fromString(sessionId), person.id());
        } catch (IllegalArgumentException e) {
            throw new SignInGoesOn(person, OpenSessions.CHOICE, true);
        }
    }
}
