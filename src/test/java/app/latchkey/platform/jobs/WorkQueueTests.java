package app.latchkey.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.platform.database.TestDatabase;
import app.latchkey.platform.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A queue of its own, beside the one that the desk under test works off. */
@DeskTest
class WorkQueueTests {

    private static final String SCHEMA = "queue_under_test";
    private static final int AT_ONCE = 4;

    /** Works until it is let go. */
    private final class Slow implements Worker {

        private final String name;
        private final Urgency urgency;

        Slow(String name, Urgency urgency) {
            this.name = name;
            this.urgency = urgency;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Urgency urgency() {
            return urgency;
        }

        @Override
        public Optional<Duration> work(long id, BooleanSupplier isEnding) {
            begun.add(name + " " + id);
            letGo.acquireUninterruptibly();
            return Optional.empty();
        }
    }

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Semaphore letGo = new Semaphore(0);
    private JdbcClient database;
    private TransactionTemplate transaction;
    private WorkQueue queue;

    @BeforeEach
    void begin(@Autowired Agencies agencies, @Autowired CurrentUser user, @Autowired JsonMapper json) {
        var server = TestDatabase.get();
        var connections = new DriverManagerDataSource(
                server.discreetUrl() + "&currentSchema=" + SCHEMA,
                server.owner().user(),
                server.owner().password());
        database = JdbcClient.create(connections);
        database.sql("create schema " + SCHEMA).update();
        database.sql("create table scheduled_tasks (like public.scheduled_tasks including all)")
                .update();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        var workers = List.<Worker>of(
                new Slow("upkeep", Urgency.UPKEEP), new Slow("work", Urgency.WORK), new Slow("notice", Urgency.NOTICE));
        queue = new WorkQueue(connections, workers, List.of(), user, json, Clock.systemUTC());
        queue.start();
        Agencies.signIn(agencies.create().manager());
    }

    @AfterEach
    void end() {
        letGo.release(1_000);
        queue.stop();
        database.sql("drop schema " + SCHEMA + " cascade").update();
        Agencies.signOut();
    }

    private void add(String worker, int from, int to) {
        for (int id = from; id <= to; id++) {
            int number = id;
            transaction.executeWithoutResult(_ -> queue.add(worker, number));
        }
    }

    @Test
    void theMostUrgentBeginsFirstHoweverMuchWaits() {
        add("work", 1, AT_ONCE);
        await().until(() -> begun.size() == AT_ONCE);
        add("upkeep", 1, 4);
        add("work", 5, 12);
        add("notice", 1, 1);
        assertThat(begun).as("all threads are busy").hasSize(AT_ONCE);
        for (int done = AT_ONCE + 1; done <= AT_ONCE + 13; done++) {
            int begins = done;
            letGo.release();
            await().until(() -> begun.size() == begins);
        }
        var order = begun.stream().map(each -> each.split(" ", -1)[0]).toList();
        assertThat(order.indexOf("notice")).as("%s", begun).isLessThan(AT_ONCE + 4);
        assertThat(order.subList(AT_ONCE + 9, order.size())).as("%s", begun).containsOnly("upkeep");
    }
}
