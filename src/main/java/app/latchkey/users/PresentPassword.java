package app.latchkey.users;

import app.latchkey.platform.Problem;
import app.latchkey.platform.security.SignedIn;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Shows that whoever sits at an open desk is the one who signed in there, before how they sign in becomes another. A wrong
 * password counts as it does at the door.
 */
@Component
class PresentPassword {

    private final SignInLookup lookup;
    private final SignInAttempts attempts;
    private final PasswordEncoder encoder;

    PresentPassword(SignInLookup lookup, SignInAttempts attempts, PasswordEncoder encoder) {
        this.lookup = lookup;
        this.attempts = attempts;
        this.encoder = encoder;
    }

    /** @throws InvalidPassword when it is wrong, or too many were */
    void prove(SignedIn person, String typed) {
        // Somebody's own desk stands for the network address, which is no use here: the desk is theirs already.
        var desk = person.toString();
        var closedFor = attempts.closedFor(person.email(), desk);
        if (closedFor.isPositive()) {
            throw new InvalidPassword(Problem.of("present", "password.problem.closed", closedFor.toMinutes() + 1));
        }
        boolean right = lookup.find(person.id())
                .map(SignedIn::getPassword)
                .filter(hash -> encoder.matches(typed, hash))
                .isPresent();
        if (!right) {
            attempts.record(person.email(), desk, false);
            throw new InvalidPassword(Problem.of("present", "password.problem.present"));
        }
    }
}
