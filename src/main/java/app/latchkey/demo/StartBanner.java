package app.latchkey.demo;

import app.latchkey.platform.database.Database;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the desk where it is and how to get in. */
@Component
class StartBanner {

    private final Database database;
    private final DemoSettings demo;
    private final Environment environment;

    StartBanner(Database database, DemoSettings demo, Environment environment) {
        this.database = database;
        this.demo = demo;
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        var port = environment.getProperty("local.server.port");
        if (port != null) {
            System.out.print(text("http://localhost:" + port));
        }
    }

    String text(String address) {
        var text = new StringBuilder("""

                Latchkey is ready at %s
                Its data lives in    %s
                """.formatted(address, database.place()));
        if (demo.on()) {
            text.append("\nSign in to the demo with the password %s:\n".formatted(DemoData.PASSWORD));
            for (var person : DemoData.SIGN_INS) {
                text.append("  %-26s %s%n".formatted(person.role(), person.email()));
            }
        }
        return text.append("\nStop with Ctrl-C\n\n").toString();
    }
}
