package app.latchkey.users;

import app.latchkey.platform.security.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where it is set so, whoever runs an agency or the installation needs a second factor: without one they may see to that
 * and to nothing else, and no program works in their name.
 */
@Component
class SecondFactorRule {

    private final SecondFactors secondFactors;
    private final boolean required;

    SecondFactorRule(SecondFactors secondFactors, @Value("${latchkey.second-factor.required}") boolean required) {
        this.secondFactors = secondFactors;
        this.required = required;
    }

    boolean isFor(SignedIn person) {
        return required && person.role().runsSomething();
    }

    boolean isBrokenBy(SignedIn person) {
        return isFor(person) && !secondFactors.isOn(person);
    }

    /** The person as they may go on. */
    SignedIn applied(SignedIn person) {
        return isBrokenBy(person) ? person.confined() : person;
    }
}
