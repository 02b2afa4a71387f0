package app.latchkey.platform.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Vaadin 25.2 starts its client with inline and evaluated scripts; everything else comes from here alone. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Of any tab, under any key; Vaadin lets everybody ask for these. */
    private static final String SCREENS_FILES = "/VAADIN/dynamic/resource/*/*/";

    @Bean
    SecurityFilterChain screens(HttpSecurity http, Clock clock, SignInLimit limit, List<SignInExtension> extensions) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/latchkey/**")
                .permitAll()
                .requestMatchers(SCREENS_FILES + FileAddresses.IMPORT)
                .hasAnyRole(Roles.MANAGER, Roles.ADMIN));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")));
        // What no rule names is a screen or nothing: the router decides, and says so on a page of ours.
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(SignInView.class, "/sign-in")
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(new SignInFailed(clock)));
        http.addFilterBefore(new EndedSession(), SecurityContextHolderFilter.class);
        http.addFilterBefore(new SignInFromElsewhere(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(limit, SignInFromElsewhere.class);
        extensions.forEach(extension -> extension.extend(http));
        return http.build();
    }

    /** Every request is measured as a whole; what each filter takes of it would cost more than most of them do. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
