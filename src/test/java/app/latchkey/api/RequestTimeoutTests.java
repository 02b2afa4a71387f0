package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.latchkey.DeskTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@DeskTest
class RequestTimeoutTests {

    @RestController
    static final class Sleeper {

        @GetMapping("/api/v1/slow")
        String slow() throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(20));
            return "slept";
        }

        @GetMapping("/api/v1/busy")
        String busy() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return "without hearing of it";
        }

        @GetMapping("/api/v1/quick")
        String quick() {
            return "at once";
        }

        @GetMapping("/api/v1/long")
        @TakesLong
        String takesLong() throws InterruptedException {
            Thread.sleep(Duration.ofMillis(600));
            return "in the end";
        }
    }

    private final RequestTimeout timeout = new RequestTimeout(Duration.ofMillis(200));
    private MockMvc web;

    @BeforeEach
    void begin(@Autowired ApiErrors errors) {
        web = MockMvcBuilders.standaloneSetup(new Sleeper())
                .addInterceptors(timeout)
                .setHandlerExceptionResolvers(errors)
                .build();
    }

    @Test
    void aRequestThatTakesTooLongIsGivenUpAndSaysSoAsTheGuidesDo() throws Exception {
        long begin = System.nanoTime();
        var answer = web.perform(get("/api/v1/slow")).andReturn().getResponse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(answer.getStatus()).isEqualTo(504);
        var said = new JsonMapper().readTree(answer.getContentAsString());
        assertThat(said.path("type").asString()).isEqualTo("urn:latchkey:problem:timeout");
        assertThat(said.path("error").asString()).isEqualTo("request_timeout");
        assertThat(said.path("message").asString()).isEqualTo("Request exceeded 30.0s timeout");
    }

    @Test
    void theNextRequestOfTheThreadIsNotInterrupted() throws Exception {
        web.perform(get("/api/v1/busy"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(web.perform(get("/api/v1/quick")).andReturn().getResponse().getContentAsString())
                .isEqualTo("at once");
        Thread.sleep(400);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void noAlarmIsLeftOfARequestThatIsOver() throws Exception {
        for (int i = 0; i < 3; i++) {
            web.perform(get("/api/v1/quick"));
            assertThat(timeout.watched()).isZero();
        }
    }

    @Test
    void whatTakesLongByItsNatureIsNotGivenUp() throws Exception {
        assertThat(web.perform(get("/api/v1/long")).andReturn().getResponse().getContentAsString())
                .isEqualTo("in the end");
    }
}
