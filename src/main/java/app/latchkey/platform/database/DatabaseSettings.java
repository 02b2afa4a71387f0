package app.latchkey.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use: a server when {@code url} is set, otherwise the embedded one.
 *
 * @param folder where the embedded database keeps its files
 * @param url JDBC address of an own server
 * @param user the application's login there, which owns nothing and bypasses nothing
 * @param owner the login that owns the tables and runs the migrations
 */
@ConfigurationProperties("latchkey.database")
record DatabaseSettings(
        @DefaultValue(".latchkey") Path folder,
        @Nullable String url,
        @DefaultValue("latchkey_app") String user,
        @DefaultValue("") String password,
        @DefaultValue Owner owner) {

    record Owner(
            @DefaultValue("latchkey_owner") String user,
            @DefaultValue("") String password) {}
}
