package app.latchkey.users;

import app.latchkey.platform.security.SignInClosed;
import app.latchkey.platform.security.SignInGoesOn;
import app.latchkey.platform.security.SignedIn;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Password sign-in that counts failures before it looks at a password. */
@Component
class ThrottledSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final SignInAttempts attempts;
    private final SecondFactors secondFactors;
    private final SecondFactorRule rule;

    ThrottledSignIn(
            SignInLookup lookup,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            SecondFactors secondFactors,
            SecondFactorRule rule) {
        this.passwords = new DaoAuthenticationProvider(lookup::find);
        this.passwords.setPasswordEncoder(encoder);
        this.attempts = attempts;
        this.secondFactors = secondFactors;
        this.rule = rule;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var email = typed.getName().strip();
        var address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var closedFor = attempts.closedFor(email, address);
        if (closedFor.isPositive()) {
            throw new SignInClosed(closedFor);
        }
        SignedIn person;
        try {
            person = (SignedIn)
                    Objects.requireNonNull(passwords.authenticate(typed).getPrincipal());
        } catch (AuthenticationException e) {
            attempts.record(email, address, false);
            throw e;
        }
        person.eraseCredentials();
        if (secondFactors.isOn(person)) {
            throw new SignInGoesOn(person, SignInSteps.CODE, false);
        }
        return authenticated(rule.applied(person), typed);
    }

    private static Authentication authenticated(SignedIn person, Authentication typed) {
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        authenticated.setDetails(typed.getDetails());
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
