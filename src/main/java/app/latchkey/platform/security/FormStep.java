package app.latchkey.platform.security;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** A form on the way in beside that of the password; it ends as that one does. */
public final class FormStep extends AbstractHttpConfigurer<FormStep, HttpSecurity> {

    private final String action;
    private final Clock clock;
    private final Attempt attempt;

    /** Lets somebody in, or throws why not as an exception of authentication. */
    @FunctionalInterface
    public interface Attempt {
        Authentication of(HttpServletRequest request);
    }

    public FormStep(String action, Clock clock, Attempt attempt) {
        this.action = action;
        this.clock = clock;
        this.attempt = attempt;
    }

    @Override
    public void configure(HttpSecurity http) {
        var filter =
                new AbstractAuthenticationProcessingFilter(
                        PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/" + action)) {
                    @Override
                    public Authentication attemptAuthentication(
                            HttpServletRequest request, HttpServletResponse response) {
                        return attempt.of(request);
                    }
                };
        filter.setAuthenticationManager(authentication -> authentication);
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setSecurityContextRepository(http.getSharedObject(SecurityContextRepository.class));
        filter.setAuthenticationFailureHandler(new SignInFailed(clock));
        filter.setAuthenticationSuccessHandler(new VaadinSavedRequestAwareAuthenticationSuccessHandler());
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }
}
