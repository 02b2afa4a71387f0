package app.latchkey.users;

import app.latchkey.platform.security.SignInClosed;
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

    ThrottledSignIn(SignInLookup lookup, PasswordEncoder encoder, SignInAttempts attempts) {
        this.passwords = new DaoAuthenticationProvider(lookup::find);
        this.passwords.setPasswordEncoder(encoder);
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var email = typed.getName().strip();
        var address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var closedFor = attempts.closedFor(email, address);
        if (closedFor.isPositive()) {
            throw new SignInClosed(closedFor);
        }
        try {
            var signedIn = passwords.authenticate(typed);
            attempts.record(email, address, true);
            if (signedIn.getPrincipal() instanceof SignedIn person) {
                attempts.mark(person.id());
            }
            return signedIn;
        } catch (AuthenticationException e) {
            attempts.record(email, address, false);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
