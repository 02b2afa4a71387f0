package app.latchkey.api;

import app.latchkey.platform.security.SignInLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Programs show a token with every request; no cookie lets anybody in here, and none is set. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'self'; frame-ancestors 'none'";

    /** What is no address at all is refused in the form of every other refusal. */
    @Bean
    static RequestRejectedHandler refusedAddresses(ApiProblems problems, ServerTiming timing) {
        var otherwise = new HttpStatusRequestRejectedHandler();
        return (request, response, refused) -> {
            if (ApiPaths.isOneOf(request)) {
                timing.writeHeaders(request, response);
                problems.write(response, problems.of(HttpStatus.BAD_REQUEST, "address-refused"));
            } else {
                otherwise.handle(request, response, refused);
            }
        };
    }

    @Bean
    @Order(5)
    SecurityFilterChain programs(
            HttpSecurity http,
            BearerSignIn bearers,
            SignInLimit signIns,
            ApiProblems problems,
            KnownAnswers known,
            ServerTiming timing,
            @Value("${latchkey.api.per-minute}") long perMinute,
            @Value("${latchkey.api.address-per-minute}") long perMinuteAndAddress) {
        http.securityMatcher(ApiPaths.ALL);
        http.csrf(csrf -> csrf.disable());
        http.requestCache(cache -> cache.disable());
        http.logout(logout -> logout.disable());
        http.cors(cors -> cors.disable());
        http.anonymous(anonymous -> anonymous.disable());
        http.servletApi(servlet -> servlet.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter(timing));
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers(ApiPaths.OPEN).permitAll().anyRequest().authenticated());
        http.oauth2ResourceServer(server -> server.bearerTokenResolver(new ShownToken())
                .authenticationManagerResolver(request -> bearers)
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems));
        http.exceptionHandling(
                failing -> failing.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        http.addFilterBefore(
                new ApiLimit.OfAddress(perMinuteAndAddress, problems), BearerTokenAuthenticationFilter.class);
        http.addFilterBefore(new ApiLimit.OfSignIn(signIns.limit(), problems), BearerTokenAuthenticationFilter.class);
        http.addFilterAfter(new ApiLimit.OfPerson(perMinute, problems), BearerTokenAuthenticationFilter.class);
        http.addFilterAfter(known, AuthorizationFilter.class);
        return http.build();
    }
}
