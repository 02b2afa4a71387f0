package app.latchkey.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On answers that wait for values which somebody else is reading, and need no connection meanwhile: they take no turn, which
 * those would have to wait for that need one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WaitsForOthers {}
