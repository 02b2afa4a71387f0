package app.latchkey.platform.security;

import com.vaadin.flow.component.Component;

/** Another way to sign in than by password, offered below it. */
@FunctionalInterface
public interface SignInWay {

    Component offer();
}
