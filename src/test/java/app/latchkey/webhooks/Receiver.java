package app.latchkey.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside who is told, on a port of this machine. */
final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** How to answer; the default takes everything. */
    interface Answering {
        void answer(HttpExchange exchange, Received message) throws IOException;
    }

    record Received(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String topic() {
            return json().path("topic").asString();
        }

        String reference() {
            return json().path("record").path("reference").asString();
        }

        /** Whether one of the signatures is made with this secret, computed from the specification alone. */
        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                var expected = "v1,"
                        + Base64.getEncoder()
                                .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
                return List.of(signature.split(" ", -1)).contains(expected);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile Answering answering = (exchange, message) -> exchange.sendResponseHeaders(204, -1);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var message = new Received(
                    String.valueOf(headers.getFirst("webhook-id")),
                    String.valueOf(headers.getFirst("webhook-timestamp")),
                    String.valueOf(headers.getFirst("webhook-signature")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(message);
            answering.answer(exchange, message);
        }
    }

    void answers(int status) {
        answers(message -> status);
    }

    void answers(Function<Received, Integer> status) {
        answering = (exchange, message) -> exchange.sendResponseHeaders(status.apply(message), -1);
    }

    void answersBy(Answering how) {
        answering = how;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hooks";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
