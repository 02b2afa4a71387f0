package app.latchkey.platform.security;

import org.springframework.security.core.AuthenticationException;

/** Address and password were right, and something more is wanted before the person is signed in. */
public class SignInGoesOn extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final SignedIn person;
    private final String route;
    private final boolean proven;

    /**
     * @param route of the screen that asks for it, from the root of the desk
     * @param proven whether it is certain who it is, and something else is wanted
     */
    public SignInGoesOn(SignedIn person, String route, boolean proven) {
        super("Goes on at " + route);
        this.person = person;
        this.route = route;
        this.proven = proven;
    }

    public SignedIn person() {
        return person;
    }

    public String route() {
        return route;
    }

    public boolean isProven() {
        return proven;
    }
}
