package app.latchkey.api;

import app.latchkey.platform.security.ApiScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a token must allow where that is neither reading what is read nor writing what is written; nothing for what any
 * token does. A method asks for it beside what its controller asks for.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {
    ApiScope[] value();
}
