package app.latchkey.users;

import app.latchkey.platform.security.SignInClosed;
import app.latchkey.platform.security.SignInGoesOn;
import app.latchkey.platform.security.SignedIn;
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

    ThrottledSignIn(
            SignInLookup lookup, PasswordEncoder encoder, SignInAttempts attempts, SecondFactors secondFactors) {
        this.passwords = new DaoAuthenticationProvider(lookup::find);
        this.passwords.setPasswordEncoder(encoder);
        this.attempts = attempts;
        this.secondFactors = secondFactors;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var email = typed.getName().strip();
        var address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var closedFor = attempts.closedFor(email, address);
        if (closedFor.isPositive()) {
            throw new SignInClosed(closedFor);
        }
        Authentication signedIn;
        try {
            signedIn = passwords.authenticate(typed);
        } catch (AuthenticationException e) {
            attempts.record(email, address, false);
            throw e;
        }
        if (signedIn.getPrincipal() instanceof SignedIn person && secondFactors.isOn(person)) {
            person.eraseCredentials();
            throw new SignInGoesOn(person, SignInSteps.CODE, false);
        }
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
