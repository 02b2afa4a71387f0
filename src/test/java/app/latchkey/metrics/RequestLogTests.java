package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.api.ApiClient;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** What gathers logs is told of requests. */
@DeskTest
class RequestLogTests {

    private final Logger log = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private ApiClient program;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context, @Autowired Agencies agencies) {
        program = ApiClient.of(context).standingFor(agencies.create().agent());
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void end() {
        log.detachAppender(lines);
        log.setLevel(Level.WARN);
    }

    @Test
    void aRequestIsALineThatSaysWhatWasAskedAndNotWhoseItWas() {
        log.setLevel(Level.INFO);
        var answer = program.get("/api/v1/listings/LK-009999?fields=reference");
        assertThat(lines.list).singleElement().satisfies(line -> {
            var fields = line.getKeyValuePairs().stream()
                    .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> pair.value));
            assertThat(fields)
                    .containsEntry("method", "GET")
                    .containsEntry("path", "/api/v1/listings/{reference}")
                    .containsEntry("status_code", 404)
                    .containsKey("duration_ms")
                    .hasSize(4);
            assertThat(line.getMDCPropertyMap()).containsEntry("request_id", answer.header("X-Request-Id"));
            assertThat(line.getFormattedMessage()).doesNotContain("LK-009999");
        });
    }

    @Test
    void nobodyIsToldUnlessItIsWanted() {
        program.get("/api/v1/listings?size=1");
        assertThat(lines.list).isEmpty();
    }
}
