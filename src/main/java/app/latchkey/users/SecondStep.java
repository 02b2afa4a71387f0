package app.latchkey.users;

import app.latchkey.platform.security.SignInClosed;
import app.latchkey.platform.security.SignedIn;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Asks for a code after a password; a wrong one counts as a wrong password does. */
@Component
class SecondStep {

    private final SecondFactors secondFactors;
    private final SignInAttempts attempts;

    SecondStep(SecondFactors secondFactors, SignInAttempts attempts) {
        this.secondFactors = secondFactors;
        this.attempts = attempts;
    }

    /**
     * @throws SignInClosed when too many failed
     * @throws BadCredentialsException when this one does
     */
    void prove(SignedIn person, String code, String address) {
        var closedFor = attempts.closedFor(person.email(), address);
        if (closedFor.isPositive()) {
            throw new SignInClosed(closedFor);
        }
        if (!secondFactors.accepts(person, code)) {
            attempts.record(person.email(), address, false);
            throw new BadCredentialsException("No code of theirs");
        }
    }
}
