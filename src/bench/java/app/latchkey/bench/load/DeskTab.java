package app.latchkey.bench.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A signed-in person's tab with the listings desk open, as the server sees it: the messages a browser would send. */
final class DeskTab implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;
    private static final int SCREEN = 100;

    private final HttpClient http;
    private final String address;
    private final Consumer<RoundTrip> measured;
    private String cookie = "";
    private int ui;
    private String security = "";
    private int syncId;
    private int clientId;
    private int promises;
    private int grid = -1;
    private int searchField = -1;
    private int size;
    private List<String> rows = List.of();
    private @Nullable WebSocket push;

    DeskTab(HttpClient http, String address, Consumer<RoundTrip> measured) {
        this.http = http;
        this.address = address;
        this.measured = measured;
    }

    /** Signs in and opens the desk, up to the last acknowledgement: then the tab is idle. */
    void open(String email, String password) throws IOException, InterruptedException {
        cookie = session(get("/sign-in"), cookie);
        var form = "username=" + encoded(email) + "&password=" + encoded(password);
        var signedIn = http.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        if (signedIn.statusCode() != 302
                || signedIn.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IOException("Could not sign in as " + email);
        }
        cookie = session(signedIn, cookie);
        get("/listings");
        var answer = JSON.readTree(text(http.send(
                request("/?v-r=init&location=listings&query=&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=900&v-bw=1440"
                                + "&v-tzo=0&v-rtzo=0&v-dstd=0&v-dston=false&v-tzid=Europe%2FLondon&v-wn=bench&v-pr=1&v-cs=light"
                                + "&v-pv=VISIBLE&v-ws=false&v-td=false&v-np=Linux")
                        .GET()
                        .build(),
                BodyHandlers.ofByteArray())));
        var uidl = answer.path("appConfig").path("uidl");
        ui = answer.path("appConfig").path("v-uiId").asInt();
        security = uidl.path("Vaadin-Security-Key").asString();
        syncId = uidl.path("syncId").asInt();
        clientId = uidl.path("clientId").asInt();
        var pushId = uidl.path("Vaadin-Push-ID").asString();
        if (!answer.path("appConfig").path("pushScript").isMissingNode()) {
            push = listen(pushId);
        }
        send(
                "open",
                List.of(event(
                        1,
                        "ui-navigate",
                        JSON.createObjectNode()
                                .put("route", "/listings")
                                .put("query", "")
                                .put("appShellTitle", "")
                                .put("trigger", "")
                                .set("historyState", JSON.createObjectNode().put("idx", 0)))));
        if (grid < 0 || searchField < 0) {
            throw new IOException("The desk has no list: " + ui);
        }
    }

    /** As when the scroll bar is dragged or the wheel is turned. */
    void scroll(RandomGenerator dice) throws IOException, InterruptedException {
        if (size <= SCREEN) {
            return;
        }
        int last = (size - 1) / PAGE * PAGE;
        int start = Math.min(dice.nextInt(size) / PAGE * PAGE, Math.max(0, last - SCREEN));
        send("scroll", List.of(call(grid, "setViewportRange", start, Math.min(SCREEN, size - start))));
    }

    void search(String text) throws IOException, InterruptedException {
        var value = JSON.createObjectNode()
                .put("type", "mSync")
                .put("node", searchField)
                .put("feature", 1)
                .put("property", "value")
                .put("value", text);
        send(
                "filter",
                List.of(
                        value,
                        event(
                                searchField,
                                "input",
                                JSON.createObjectNode().put("1", 1).put("for", "trailing"))));
    }

    /** The record of a row in sight, beside the list. */
    void openRecord(RandomGenerator dice) throws IOException, InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        var key = rows.get(dice.nextInt(rows.size()));
        send("record", List.of(call(grid, "select", key), call(grid, "setDetailsVisible", key)));
    }

    void closeRecord() throws IOException, InterruptedException {
        send(
                "close",
                List.of(event(
                        1,
                        "ui-navigate",
                        JSON.createObjectNode()
                                .put("route", "/listings")
                                .put("query", "")
                                .put("appShellTitle", "")
                                .put("trigger", "")
                                .set("historyState", JSON.createObjectNode().put("idx", 0)))));
    }

    /** Sends what a person does, then what the browser answers by itself until it has nothing more to confirm. */
    private void send(String kind, List<ObjectNode> messages) throws IOException, InterruptedException {
        var update = exchange(kind, messages);
        while (update >= 0) {
            update = exchange("confirm", List.of(call(grid, "confirmUpdate", update)));
        }
        if (rows.isEmpty() && size > 0) {
            update = exchange("rows", List.of(call(grid, "setViewportRange", 0, Math.min(SCREEN, size))));
            if (update >= 0) {
                exchange("confirm", List.of(call(grid, "confirmUpdate", update)));
            }
        }
    }

    /** @return the grid's update to confirm, or -1 */
    private int exchange(String kind, List<ObjectNode> messages) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("csrfToken", security);
        var rpc = body.putArray("rpc");
        messages.forEach(rpc::add);
        body.put("syncId", syncId).put("clientId", clientId);
        var sent = JSON.writeValueAsBytes(body);
        long start = System.nanoTime();
        var answer = http.send(
                request("/?v-r=uidl&v-uiId=" + ui)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofByteArray(sent))
                        .build(),
                BodyHandlers.ofByteArray());
        measured.accept(new RoundTrip(kind, System.nanoTime() - start, sent.length + answer.body().length));
        return read(text(answer));
    }

    private int read(String text) throws IOException {
        var json = JSON.readTree(text.startsWith("for(;;);") ? text.substring("for(;;);".length()) : text);
        var message = json.isArray() ? json.get(0) : json;
        if (message.path("meta").has("sessionExpired") || message.path("meta").has("appError")) {
            throw new IOException("The desk answered " + message.path("meta"));
        }
        if (!message.has("syncId")) {
            throw new IOException("No answer of the desk's: " + text.substring(0, Math.min(200, text.length())));
        }
        syncId = message.path("syncId").asInt();
        clientId = message.path("clientId").asInt();
        for (var change : message.path("changes")) {
            if ("tag".equals(change.path("key").asString(""))
                    && "vaadin-grid".equals(change.path("value").asString(""))) {
                grid = change.path("node").asInt();
            }
            if (change.path("feat").asInt(-1) == 11 && names(change.path("add"), "filter-text")) {
                searchField = change.path("node").asInt();
            }
        }
        int update = -1;
        for (var call : message.path("execute")) {
            update = Math.max(update, execute(call));
        }
        return update;
    }

    private int execute(JsonNode call) {
        if (call.get(0).path("@v-node").asInt(-1) != grid) {
            return -1;
        }
        var script = call.get(call.size() - 1).asString();
        if (script.contains("$connector.updateSize")) {
            size = call.get(1).asInt();
            rows = List.of();
        } else if (script.contains("$connector.set(")) {
            var keys = new ArrayList<String>();
            call.get(2).forEach(row -> keys.add(row.path("key").asString()));
            rows = keys;
        } else if (script.contains("$connector.confirm(")) {
            return call.get(1).asInt();
        }
        return -1;
    }

    private static boolean names(JsonNode names, String wanted) {
        for (var name : names) {
            if (wanted.equals(name.asString())) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode call(int node, String method, Object... arguments) {
        var call = JSON.createObjectNode()
                .put("type", "publishedEventHandler")
                .put("node", node)
                .put("templateEventMethodName", method)
                .put("promise", promises++);
        ArrayNode values = call.putArray("templateEventMethodArgs");
        for (var argument : arguments) {
            values.add(JSON.<JsonNode>valueToTree(argument));
        }
        return call;
    }

    private static ObjectNode event(int node, String name, JsonNode data) {
        var event =
                JSON.createObjectNode().put("type", "event").put("node", node).put("event", name);
        event.set("data", data);
        return event;
    }

    private WebSocket listen(String pushId) {
        var uri = URI.create(address.replace("http://", "ws://") + "/VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                + encoded(pushId)
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application%2Fjson&X-atmo-protocol=true");
        return http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .connectTimeout(Duration.ofSeconds(20))
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        socket.request(1);
                        return null;
                    }
                })
                .join();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Encoding", "gzip");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static String session(HttpResponse<?> answer, String known) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("JSESSIONID="))
                .map(set -> set.substring(0, set.indexOf(';')))
                .reduce(known, (older, newer) -> newer);
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("The desk answered " + answer.statusCode());
        }
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (push != null) {
            push.abort();
        }
    }

    /** The connections of all tabs. */
    static HttpClient browser() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }
}
