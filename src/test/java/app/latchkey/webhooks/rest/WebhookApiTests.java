package app.latchkey.webhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.api.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class WebhookApiTests {

    private ApiClient admin;
    private String webhook;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context, @Autowired Agencies agencies) {
        admin = ApiClient.of(context).standingFor(agencies.create().admin());
        webhook = added();
    }

    private String added() {
        var made = admin.post("/api/v1/webhooks", """
                {"url": "https://127.0.0.1/hooks", "topics": ["listing.created"]}""");
        return "/api/v1/webhooks/" + made.json().path("id").asLong();
    }

    private long ping() {
        return admin.send("POST", webhook + "/ping", null)
                .json()
                .path("delivery")
                .asLong();
    }

    @Test
    void deliveriesAreReadOnByCursorWhateverIsSentMeanwhile() {
        var sent = IntStream.range(0, 5).mapToObj(i -> ping()).toList().reversed();
        var read = new ArrayList<Long>();
        var cursor = "";
        do {
            var page = admin.get(webhook + "/deliveries?size=2" + cursor).json();
            page.path("items").forEach(item -> read.add(item.path("id").asLong()));
            assertThat(page.path("size").asInt()).isEqualTo(2);
            assertThat(page.path("has_previous").asBoolean()).isEqualTo(!cursor.isEmpty());
            assertThat(page.path("has_next").asBoolean())
                    .isEqualTo(!page.path("next_cursor").isNull());
            cursor = page.path("has_next").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
            ping();
        } while (!cursor.isEmpty());
        assertThat(read).isEqualTo(sent);
        assertThat(admin.get(webhook + "/deliveries?state=pending&size=100")
                        .json()
                        .path("items"))
                .hasSize(8)
                .allMatch(item -> item.path("topic").asString().equals("ping"));
    }

    @Test
    void aCursorIsOfUseForItsWebhookAndStateAlone() {
        ping();
        ping();
        var cursor = admin.get(webhook + "/deliveries?size=1")
                .json()
                .path("next_cursor")
                .asString();
        for (var other : List.of(added() + "/deliveries?cursor=", webhook + "/deliveries?state=pending&cursor=")) {
            var answer = admin.get(other + cursor);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.fields()).containsExactly("cursor");
        }
        assertThat(admin.get(webhook + "/deliveries?cursor=" + cursor).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /pause", "POST /rotate-secret", "DELETE "})
    void whoeverChangesAWebhookNamesTheStateTheySaw(String change) {
        var method = change.split(" ", -1)[0];
        var address = webhook + change.split(" ", -1)[1];
        var seen = admin.get(webhook).tag();
        assertThat(admin.send(method, address, null).status()).isEqualTo(428);
        var edited = admin.with("If-Match", seen).patch(webhook, """
                {"topics": ["import.finished"]}""");
        assertThat(edited.status()).isEqualTo(200);
        var late = admin.with("If-Match", seen).send(method, address, null);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("stale");
        assertThat(admin.with("If-Match", edited.tag())
                        .send(method, address, null)
                        .status())
                .isIn(200, 204);
    }

    @Test
    void isResumedFromTheStateThatWasSeenAlone() {
        var active = admin.get(webhook).tag();
        var paused = admin.with("If-Match", active).send("POST", webhook + "/pause", null);
        assertThat(admin.send("POST", webhook + "/resume", null).status()).isEqualTo(428);
        assertThat(admin.with("If-Match", active)
                        .send("POST", webhook + "/resume", null)
                        .status())
                .isEqualTo(412);
        assertThat(admin.with("If-Match", paused.tag())
                        .send("POST", webhook + "/resume", null)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("active");
    }
}
