package app.latchkey;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the desk, and says what is true of each of its pages. */
@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://latchkey/styles.css")
@Push(transport = Transport.WEBSOCKET_XHR)
@ColorScheme(ColorScheme.Value.SYSTEM)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class Latchkey implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    public static void main(String[] args) {
        keepPushSmall();
        SpringApplication.run(Latchkey.class, args);
    }

    /** Tomcat takes these from nowhere else; what is pushed is small, and every open screen has a connection. */
    private static void keepPushSmall() {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "1024");
        System.setProperty("org.apache.tomcat.websocket.DISABLE_BUILTIN_EXTENSIONS", "true");
    }

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "latchkey/icon.svg", "any");
        page.addMetaTag("description", "Latchkey lettings desk");
    }
}
