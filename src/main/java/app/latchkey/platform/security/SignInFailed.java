package app.latchkey.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with what it should say, never which of address and password was wrong; or on to the next step. */
public class SignInFailed implements AuthenticationFailureHandler {

    private final Clock clock;

    public SignInFailed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var said = SignInView.ROUTE + "?error";
        if (failure instanceof SignInClosed closed) {
            said = SignInView.ROUTE + "?wait=" + closed.minutes();
        } else if (failure instanceof SignInGoesOn goesOn) {
            new HalfSignedIn(goesOn.person(), clock.instant(), goesOn.isProven()).keep(request.getSession());
            said = goesOn.route();
        }
        response.sendRedirect(request.getContextPath() + "/" + said);
    }
}
