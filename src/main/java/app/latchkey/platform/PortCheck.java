package app.latchkey.platform;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Whether the desk can listen where it is told to: asked first, so that no database is started in vain. */
class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context instanceof ServletWebServerApplicationContext) {
            var environment = context.getEnvironment();
            check(environment.getProperty("server.address", ""), environment.getProperty("server.port", "8080"));
        }
    }

    static void check(String address, String port) {
        if (!port.matches("-?\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new StartRefused("LATCHKEY_PORT is %s, but a port is a number up to 65535.".formatted(port));
        }
        int number = Integer.parseInt(port);
        if (number <= 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address.isBlank()
                            ? new InetSocketAddress(number)
                            : new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw taken(address, number);
            }
            throw closed(address, number, e);
        } catch (IOException e) {
            throw closed(address, number, e);
        }
    }

    static StartRefused taken(String address, int port) {
        return new StartRefused("Port %d%s is taken. Stop what uses it, or set LATCHKEY_PORT."
                .formatted(port, address.isBlank() ? "" : " on " + address));
    }

    private static StartRefused closed(String address, int port, IOException reason) {
        return new StartRefused("Can't listen on port %d of %s (%s). Check LATCHKEY_ADDRESS and LATCHKEY_PORT."
                .formatted(port, address.isBlank() ? "this machine" : address, reason.getMessage()));
    }
}
