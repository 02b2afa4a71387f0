package app.latchkey.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What a feature adds to the way people sign in. */
@FunctionalInterface
public interface SignInExtension {

    void extend(HttpSecurity http);
}
