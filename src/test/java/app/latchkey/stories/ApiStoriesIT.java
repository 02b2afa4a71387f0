package app.latchkey.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program works at the desk with an ordinary HTTP client. */
@ExtendWith(StoryDesk.Open.class)
class ApiStoriesIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMMON = "/api/v1/listings?status=available&bedrooms_min=2&sort=-rent";

    private final HttpClient http = HttpClient.newHttpClient();
    private final StoryDesk desk;

    ApiStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    private record Message(String id, String timestamp, String signature, String body) {}

    @Test
    void aProgramSignsInFindsEditsMovesImportsExportsAndIsTold()
            throws IOException, InterruptedException, GeneralSecurityException {
        var messages = new LinkedBlockingQueue<Message>();
        var receiver = receiver(messages);
        try {
            var admin = signIn(StoryDesk.ADMIN);
            var hook = json(send(admin, "POST", "/api/v1/webhooks", """
                    {"url": "http://localhost:%d/hook", "topics": ["listing.changed", "listing.status_changed", "import.finished"]}""".formatted(
                            receiver.getAddress().getPort())));
            var manager = signIn(StoryDesk.MANAGER);

            var found = json(send(manager, "GET", COMMON + "&size=1", ""));
            long total = found.path("total").asLong();
            assertThat(json(send(
                                    manager,
                                    "GET",
                                    COMMON.replace("listings?", "listings/count?")
                                            .replace("&sort=-rent", ""),
                                    ""))
                            .path("count")
                            .asLong())
                    .isEqualTo(total);
            var reference = found.path("items").path(0).path("reference").asString();
            var path = "/api/v1/listings/" + reference;

            var first = send(manager, "GET", path, "");
            var tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(send(manager, "GET", path, "", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            assertThat(send(manager, "PATCH", path, "{\"summary\": \"By a program\"}")
                            .statusCode())
                    .isEqualTo(428);
            var edited = send(manager, "PATCH", path, "{\"summary\": \"By a program\"}", "If-Match", tag);
            assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
            var stale = send(manager, "PATCH", path, "{\"summary\": \"Too late\"}", "If-Match", tag);
            assertThat(stale.statusCode()).isEqualTo(412);
            assertThat(json(stale).path("type").asString()).endsWith(":stale");

            var newTag = edited.headers().firstValue("ETag").orElseThrow();
            assertThat(send(manager, "POST", path + "/transitions", "{\"action\": \"appraise\"}", "If-Match", newTag)
                            .statusCode())
                    .isEqualTo(409);
            var moved = send(
                    manager,
                    "POST",
                    path + "/transitions",
                    "{\"action\": \"suspend\", \"reason\": \"Boiler\"}",
                    "If-Match",
                    newTag);
            assertThat(json(moved).path("status").asString()).as(moved.body()).isEqualTo("suspended");

            var lines = send(manager, "GET", COMMON.replace("listings?", "listings/export?") + "&fields=reference", "")
                    .body();
            assertThat(lines.lines()).hasSize((int) total - 1).noneMatch(line -> line.contains(reference));

            bringIn(manager);

            var told = Set.of("listing.changed", "listing.status_changed", "import.finished");
            for (var topic : told) {
                var message = messages.poll(60, TimeUnit.SECONDS);
                if (message == null) {
                    fail("Nothing more was told; " + topic + " or another is missing");
                    return;
                }
                assertThat(JSON.readTree(message.body()).path("topic").asString())
                        .isIn(told);
                assertThat(message.signature())
                        .contains("v1," + signature(message, hook.path("secret").asString()));
            }
            var webhook = "/api/v1/webhooks/" + hook.path("id").asLong();
            var its =
                    send(admin, "GET", webhook, "").headers().firstValue("ETag").orElseThrow();
            assertThat(send(admin, "DELETE", webhook, "", "If-Match", its).statusCode())
                    .isEqualTo(204);
        } finally {
            receiver.stop(0);
        }
    }

    /** A file of two listings, one of which can't go in; then it is taken back. */
    private void bringIn(String manager) throws IOException, InterruptedException {
        var file = """
                Reference,Address,Town,Postcode,Property type,Bedrooms,Rent
                API-1,1 Program Row,Bristol,BS7 2EJ,Flat,2,£1200 pcm
                API-2,2 Program Row,Bristol,BS7 2EJ,Flat,many,£1200 pcm
                """;
        var sent = http.send(
                request(manager, "/api/v1/imports?kind=listings&branch=1&file_name=rows.csv")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(file))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        var path = "/api/v1/imports/" + json(sent).path("id").asLong();
        step(manager, path, "/check", "validated");
        var errors = json(send(manager, "GET", path + "/errors", "")).path("items");
        assertThat(errors.size()).as(errors.toString()).isEqualTo(1);
        assertThat(errors.path(0).path("line").asLong()).isEqualTo(3);
        step(manager, path, "/apply", "committed");
        step(manager, path, "/undo", "undone");
    }

    private void step(String token, String path, String step, String status) throws IOException, InterruptedException {
        var tag = send(token, "GET", path, "").headers().firstValue("ETag").orElseThrow();
        var asked = send(token, "POST", path + step, "", "If-Match", tag);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        var is = "";
        for (int i = 0; i < 300 && !is.startsWith(status); i++) {
            Thread.sleep(200);
            is = json(send(token, "GET", path, "")).path("status").asString();
        }
        assertThat(is).startsWith(status);
    }

    @Test
    void whatTheReadmeShowsIsTrue() throws IOException, InterruptedException {
        var readme = Files.readString(Path.of("README.md"));
        var section = readme.substring(readme.indexOf("## For programs"));
        var block = section.substring(section.indexOf("```sh\n") + 6, section.indexOf("\n```\n"));
        var values = new HashMap<String, String>();
        var status = "";
        for (var line : block.replace("\\\n", " ").lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                status = line.replaceAll("^.*→ ", "");
            } else if (!line.isEmpty()) {
                var answer = Curl.of(line, values).send(http, desk.address());
                assertThat(Integer.toString(answer.statusCode()))
                        .as(line + "\n" + answer.body())
                        .isEqualTo(status);
                answer.headers().firstValue("ETag").ifPresent(tag -> values.put("TAG", tag));
                if (answer.body().startsWith("{")
                        && JSON.readTree(answer.body()).has("access_token")) {
                    values.put(
                            "TOKEN",
                            JSON.readTree(answer.body()).path("access_token").asString());
                }
            }
        }
        assertThat(values).containsKeys("TOKEN", "TAG");
    }

    private static HttpServer receiver(BlockingQueue<Message> messages) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String signature(Message message, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal((message.id() + "." + message.timestamp() + "." + message.body())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private String signIn(String email) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(desk.address() + "/api/v1/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("email", email, "password", Visitor.PASSWORD))))
                        .build(),
                BodyHandlers.ofString());
        return json(answer).path("access_token").asString();
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(desk.address() + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String token, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = request(token, path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
