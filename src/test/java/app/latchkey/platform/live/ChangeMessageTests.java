package app.latchkey.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ChangeMessageTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void arrivesAsItWasSent() {
        var message = ChangeMessage.of(4, "Listing", List.of(9L, 2L), "ab12", "cd34");
        assertThat(ChangeMessage.read(json, message.write(json))).contains(message);
        assertThat(message.ids()).containsExactly(2L, 9L);
    }

    @Test
    void theLargestFitsWhatPostgresTakes() {
        var ids = LongStream.rangeClosed(Long.MAX_VALUE - 199, Long.MAX_VALUE)
                .boxed()
                .toList();
        var message = ChangeMessage.of(Long.MAX_VALUE, "X".repeat(60), ids, "a".repeat(40), "b".repeat(32));
        assertThat(message.ids()).hasSize(200);
        assertThat(message.write(json).getBytes(StandardCharsets.UTF_8).length).isLessThan(7_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agency\":0,\"type\":\"Listing\",\"ids\":[]}",
                "{\"agency\":1,\"type\":\"listing; drop\",\"ids\":[]}",
                "{\"agency\":1,\"type\":\"Listing\",\"ids\":[-1]}",
                "{\"agency\":1,\"type\":\"Listing\",\"ids\":[null]}",
                "{\"agency\":1,\"type\":\"Listing\",\"ids\":[\"x\"]}",
                "{\"agency\":1,\"type\":\"Listing\"}",
                "{\"agency\":1,\"ids\":[]}",
                "{\"agency\":1,\"type\":\"Listing\",\"ids\":[1],\"source\":\"<b>\"}",
                "{\"agency\":1,\"type\":\"Listing\",\"ids\":[1]",
                "\"text\"",
            })
    void whatCannotBeAChangeIsNone(String payload) {
        assertThat(ChangeMessage.read(json, payload)).isEmpty();
    }

    @Test
    void noDamagedMessageDoesMoreThanBeIgnored() {
        var random = new Random(20261121);
        var sound =
                ChangeMessage.of(4, "Listing", List.of(9L, 2L), "ab12", "cd34").write(json);
        for (int i = 0; i < 20_000; i++) {
            var bytes = sound.getBytes(StandardCharsets.UTF_8);
            for (int hit = 0; hit <= random.nextInt(4); hit++) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
            }
            ChangeMessage.read(json, new String(bytes, StandardCharsets.UTF_8)).ifPresent(message -> {
                assertThat(message.agency()).isPositive();
                assertThat(message.ids()).allMatch(id -> id > 0);
            });
        }
    }
}
