package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which parameters an address takes that is no list's. For whoever describes it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {
    Class<? extends Reading> value();

    /** Reads them. */
    @FunctionalInterface
    interface Reading {
        Object read(QueryReader query);
    }
}
