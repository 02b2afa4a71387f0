package app.latchkey.platform.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to the database for as long as the desk is open, on one connection beside the pool, which is none that a
 * pool could hand to others. A lost connection is made anew, and everybody learns that something may have been missed.
 */
@Component
class Notifications implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** How long one waits for a notification before looking whether the desk closes. One that comes ends the wait. */
    private static final int LOOK_UP_MILLIS = 500;

    /** After so many silent waits the connection is asked whether it lives: a cut line says nothing by itself. */
    private static final int SILENT_WAITS = 30;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JdbcConnectionDetails login;
    private final Map<String, Channel> channels;
    private volatile boolean running;
    private volatile boolean listening;
    private @Nullable Thread thread;

    Notifications(JdbcConnectionDetails login, List<Channel> channels) {
        this.login = login;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("latchkey-live").start(this::listen);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether what is said now is heard. */
    boolean isListening() {
        return listening;
    }

    private void listen() {
        var pause = SHORTEST_PAUSE;
        boolean missed = false;
        while (running) {
            try (var connection = open()) {
                if (missed) {
                    channels.values().forEach(channel -> carefully(channel::interrupted));
                    LOG.info("Live changes are heard again");
                }
                pause = SHORTEST_PAUSE;
                listening = true;
                receive(connection);
            } catch (SQLException e) {
                if (pause.equals(SHORTEST_PAUSE) && running) {
                    LOG.warn("Live changes are not heard for now: {}", e.getMessage());
                }
                missed = true;
                listening = false;
                wait(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        listening = false;
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(login.getUsername()));
        properties.setProperty("password", String.valueOf(login.getPassword()));
        properties.setProperty("ApplicationName", "latchkey-live");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = DriverManager.getConnection(login.getJdbcUrl(), properties);
        try (var listen = connection.createStatement()) {
            for (var channel : channels.keySet()) {
                listen.execute("listen " + channel);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void receive(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        int silent = 0;
        while (running) {
            var arrived = postgres.getNotifications(LOOK_UP_MILLIS);
            if (arrived != null && arrived.length > 0) {
                silent = 0;
                for (var notification : arrived) {
                    hand(notification);
                }
            } else if (++silent >= SILENT_WAITS) {
                silent = 0;
                if (!connection.isValid(5)) {
                    throw new SQLException("The connection fell silent");
                }
            }
        }
    }

    private void hand(PGNotification notification) {
        var channel = channels.get(notification.getName());
        if (channel != null) {
            carefully(() -> channel.received(notification.getParameter()));
        }
    }

    /** What one listener fails at keeps nobody else from hearing. */
    private static void carefully(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A live change could not be passed on", e);
        }
    }

    private static void wait(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // The desk closes; the loop looks.
            Thread.currentThread().interrupt();
        }
    }
}
