package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.latchkey.DeskTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Programs that all come at once. */
@DeskTest
class ApiTurnsTests {

    /** Works until it is closed. */
    @RestController
    static final class Worker implements AutoCloseable {

        private final CountDownLatch end = new CountDownLatch(1);
        private final ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();

        @GetMapping("/api/v1/labour/{number}")
        String work(@PathVariable int number) throws InterruptedException {
            begun.add(number);
            end.await();
            return "done";
        }

        @Override
        public void close() {
            end.countDown();
        }

        @GetMapping("/api/v1/failing")
        String failing() {
            throw new IllegalArgumentException("At once");
        }

        @GetMapping("/api/v1/long")
        @TakesLong
        String takesLong() {
            return "beside the others";
        }
    }

    @RestController
    @WaitsForOthers
    static final class Figures {

        @GetMapping("/api/v1/figures")
        String figures() {
            return "as others counted them";
        }
    }

    private final Worker worker = new Worker();

    private MockMvc web(ApiErrors errors, ApiTurns turns) {
        return MockMvcBuilders.standaloneSetup(worker, new Figures())
                .addInterceptors(turns)
                .setHandlerExceptionResolvers(errors)
                .build();
    }

    private static MockHttpServletResponse ask(MockMvc web, String address) {
        try {
            return web.perform(get(address)).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void soManyWorkAtOnceAndNobodyIsForgotten(@Autowired ApiErrors errors) {
        var turns = new ApiTurns(2, Duration.ofMinutes(1));
        var web = web(errors, turns);
        var answers = new ArrayList<CompletableFuture<MockHttpServletResponse>>();
        try (var programs = Executors.newVirtualThreadPerTaskExecutor();
                worker) {
            for (int i = 0; i < 6; i++) {
                int number = i;
                answers.add(CompletableFuture.supplyAsync(() -> ask(web, "/api/v1/labour/" + number), programs));
            }
            await().until(() -> turns.waiting() == 4 && worker.begun.size() == 2);
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().getStatus()).isEqualTo(200));
        assertThat(worker.begun).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whoCameFirstWorksFirst(@Autowired ApiErrors errors) {
        var turns = new ApiTurns(1, Duration.ofMinutes(1));
        var web = web(errors, turns);
        try (var programs = Executors.newVirtualThreadPerTaskExecutor();
                worker) {
            for (int i = 0; i < 6; i++) {
                int number = i;
                programs.execute(() -> ask(web, "/api/v1/labour/" + number));
                await().until(() -> worker.begun.size() == 1 && turns.waiting() == number);
            }
        }
        assertThat(worker.begun).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whoWaitsTooLongIsToldWhenToComeAgainAndWhatTakesLongOrWaitsForOthersTakesNoTurn(@Autowired ApiErrors errors)
            throws Exception {
        var web = web(errors, new ApiTurns(2, Duration.ofMillis(100)));
        try (var programs = Executors.newVirtualThreadPerTaskExecutor();
                worker) {
            for (int i = 0; i < 2; i++) {
                int number = i;
                programs.execute(() -> ask(web, "/api/v1/labour/" + number));
                await().until(() -> worker.begun.size() == number + 1);
            }
            var refused = ask(web, "/api/v1/labour/3");
            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getContentAsString()).contains("urn:latchkey:problem:busy", "in 2 s");
            assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
            assertThat(ask(web, "/api/v1/long").getContentAsString()).isEqualTo("beside the others");
            assertThat(ask(web, "/api/v1/figures").getContentAsString()).isEqualTo("as others counted them");
        }
    }

    @Test
    void aTurnEndsWithItsRequestWhateverBecameOfIt(@Autowired ApiErrors errors) {
        var web = web(errors, new ApiTurns(1, Duration.ofMillis(100)));
        worker.close();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(web, "/api/v1/failing").getStatus()).isEqualTo(500);
            assertThat(ask(web, "/api/v1/labour/1").getStatus()).isEqualTo(200);
        }
    }
}
