package app.latchkey.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with what it should say; never which of address and password was wrong. */
class SignInFailed implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var said = failure instanceof SignInClosed closed ? "wait=" + closed.minutes() : "error";
        response.sendRedirect(request.getContextPath() + "/" + SignInView.ROUTE + "?" + said);
    }
}
