package app.latchkey.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads by keys alone: what is asked has one good plan whatever the values, which the database may keep. Without it the
 * statements of a transaction that only reads are planned for their values each time, as those of lists have to be.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ByKey {}
