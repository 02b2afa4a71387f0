package app.latchkey.bench;

import app.latchkey.Latchkey;
import app.latchkey.demo.MillionListings;
import app.latchkey.platform.database.Database;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Starts the desk on a database of its own, fills it the first time, measures, and stops. */
final class Bench {

    private static final String PASSWORD = "let-me-in-2026";

    private Bench() {}

    public static void main(String[] args) throws IOException, SQLException {
        int size = Integer.getInteger("latchkey.bench.listings", 1_000_000);
        try (var desk = new SpringApplicationBuilder(Latchkey.class)
                .run(
                        "--server.port=0",
                        "--latchkey.demo=false",
                        "--latchkey.database.url=",
                        "--latchkey.database.folder="
                                + System.getProperty("latchkey.bench.folder", ".latchkey-bench"))) {
            var hash = String.valueOf(desk.getBean(PasswordEncoder.class).encode(PASSWORD));
            new MillionListings(desk.getBean(Database.class), hash).write(size);
        }
    }
}
