package app.latchkey.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether to write the demo.
 *
 * @param demo what the operator says; unless said, it comes with the embedded database and never with an own server
 */
@ConfigurationProperties("latchkey")
record DemoSettings(@Nullable Boolean demo, @DefaultValue Server database) {

    /** @param url JDBC address of an own server */
    record Server(@DefaultValue("") String url) {}

    boolean on() {
        return demo == null ? database.url().isBlank() : demo;
    }
}
