package app.latchkey;

import app.latchkey.platform.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole desk on a real PostgreSQL; all such tests share one context, and each makes an agency of its own. Nothing is
 * made ready that nobody asked for, so that whoever counts statements counts those of the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "latchkey.cache.warm=false",
            // So that what takes several parts needs no ten thousand rows.
            "latchkey.imports.part.rows=1000",
            "latchkey.metrics.sampling=false",
            "latchkey.webhooks.sending=false",
            "latchkey.webhooks.allow-private=true",
            "latchkey.metrics.token=a-word-for-scrapers"
        })
@ContextConfiguration(initializers = {OneContext.class, TestDatabase.class})
@Import({Agencies.class, HeardChanges.class, StatementCounter.class})
public @interface DeskTest {}
