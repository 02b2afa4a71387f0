package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionQueueTests {

    @Test
    void givesConnectionsInTheOrderTheyWereAskedFor() throws Exception {
        var queue = new ConnectionQueue(1, Duration.ofSeconds(20));
        var served = new CopyOnWriteArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        queue.enter();
        for (int i = 0; i < 20; i++) {
            int number = i;
            threads.add(Thread.startVirtualThread(() -> {
                enter(queue);
                served.add(number);
                queue.leave();
            }));
            await().until(() -> queue.waiting() == number + 1);
        }
        queue.leave();
        for (var thread : threads) {
            thread.join();
        }
        List<Integer> inOrder = IntStream.range(0, 20).boxed().toList();
        assertThat(served).isEqualTo(inOrder);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void whoWaitsTooLongIsToldSo() throws SQLException {
        var queue = new ConnectionQueue(1, Duration.ofMillis(20));
        queue.enter();
        assertThatThrownBy(queue::enter)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("20 ms");
    }

    private static void enter(ConnectionQueue queue) {
        try {
            queue.enter();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
