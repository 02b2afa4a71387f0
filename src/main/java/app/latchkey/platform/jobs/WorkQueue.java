package app.latchkey.platform.jobs;

import app.latchkey.platform.security.CurrentUser;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Work that waits in the database until an instance does it. It is asked for within a transaction, and begins when that
 * is committed, the most urgent first; what an instance leaves undone when it ends, another one does, or the same when it
 * is back. Chores come round by themselves.
 */
@Component
public class WorkQueue implements SmartLifecycle {

    /** What the names of its threads begin with. */
    private static final String THREAD = "latchkey-work-";

    private static final int THREADS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final SchedulerClient client;
    private final Map<String, Task<Assignment>> tasks;
    private final CurrentUser user;
    private final Clock clock;
    private volatile boolean isRunning;

    WorkQueue(
            DataSource connections,
            List<Worker> workers,
            List<Chore> chores,
            CurrentUser user,
            JsonMapper json,
            Clock clock) {
        this.user = user;
        this.clock = clock;
        tasks = workers.stream().collect(Collectors.toMap(Worker::name, this::task));
        var known = List.<Task<?>>copyOf(tasks.values());
        var asJson = new AsJson(json);
        scheduler = Scheduler.create(connections, known)
                .startTasks(chores.stream().map(this::task).toList())
                .serializer(asJson)
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(
                        THREADS, Thread.ofPlatform().name(THREAD, 1).factory()))
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .enablePriority()
                .shutdownMaxWait(LONGEST_FAREWELL)
                .addSchedulerListener(new FailureReasons(connections))
                .build();
        client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(connections), known)
                .serializer(asJson)
                .enablePriority()
                .build();
    }

    /** Asks for work on behalf of the current user. */
    public void add(String worker, long id) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Work is asked for within a transaction");
        }
        client.scheduleIfNotExists(
                Objects.requireNonNull(tasks.get(worker))
                        .instance(id + "/" + UUID.randomUUID(), Assignment.of(id, user.require())),
                clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /**
     * Does it now instead of when it would come round.
     *
     * @return whether it was there, and nobody was at it
     */
    public boolean hurry(String task, String instance) {
        try {
            return client.reschedule(TaskInstanceId.of(task, instance), clock.instant());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }

    private Task<Assignment> task(Worker worker) {
        return Tasks.custom(worker.name(), Assignment.class)
                .defaultPriority(worker.urgency().priority())
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN_AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    var again = work(worker, instance.getData());
                    return again.<CompletionHandler<Assignment>>map(wait -> (done, execution) -> execution.reschedule(
                                    done, done.getTimeDone().plus(wait)))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }

    private RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.pause()))
                .defaultPriority(Urgency.UPKEEP.priority())
                .execute((instance, context) -> chore.run(() -> !isRunning));
    }

    private Optional<Duration> work(Worker worker, Assignment assignment) {
        return CurrentUser.callAs(assignment.person(), () -> worker.work(assignment.id(), () -> !isRunning));
    }

    @Override
    public void start() {
        isRunning = true;
        scheduler.start();
    }

    @Override
    public void stop() {
        isRunning = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private record AsJson(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return json.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return json.readValue(data, type);
        }
    }
}
