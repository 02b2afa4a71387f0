package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Who may ask the machine how it is: anybody whether it is up, superusers for the rest, and a scraper for the figures if
 * it knows the word.
 */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {

    private static final String HEALTH = "/actuator/health";
    private static final String FIGURES = "/actuator/prometheus";
    private static final String BEARER = "Bearer ";

    @Bean
    @Order(10)
    SecurityFilterChain metrics(HttpSecurity http, MetricsSettings settings) {
        http.securityMatcher(HEALTH, HEALTH + "/**", FIGURES);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(FIGURES)
                .access(superuserOr(settings.token()))
                .anyRequest()
                .permitAll());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.requestCache(cache -> cache.disable());
        http.exceptionHandling(
                failing -> failing.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
        return http.build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> superuserOr(String token) {
        var superuser = AuthorityAuthorizationManager.<RequestAuthorizationContext>hasRole(Roles.SUPERUSER);
        return (who, asked) ->
                names(asked.getRequest(), token) ? new AuthorizationDecision(true) : superuser.authorize(who, asked);
    }

    private static boolean names(HttpServletRequest request, String token) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return !token.isBlank()
                && header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }
}
