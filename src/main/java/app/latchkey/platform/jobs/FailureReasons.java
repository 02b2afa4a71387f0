package app.latchkey.platform.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says beside work that failed why it did, for every instance to read. An error's own words may name somebody, so what is
 * kept is what kind of error it was; the rest is in the log of the instance that was at it.
 */
final class FailureReasons extends AbstractSchedulerListener {

    private final JdbcClient database;

    FailureReasons(DataSource connections) {
        database = JdbcClient.create(connections);
    }

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        complete.getCause().ifPresent(cause -> {
            var work = complete.getExecution().taskInstance;
            database.sql("""
                            update scheduled_tasks set failure_reason = :why
                             where task_name = :task and task_instance = :instance""")
                    .param("why", kinds(cause))
                    .param("task", work.getTaskName())
                    .param("instance", work.getId())
                    .update();
        });
    }

    private static String kinds(Throwable failure) {
        var kinds = new LinkedHashSet<String>();
        for (var cause = failure; cause != null && kinds.size() < 5; cause = cause.getCause()) {
            kinds.add(
                    cause instanceof SQLException database
                            ? cause.getClass().getSimpleName() + " " + database.getSQLState()
                            : cause.getClass().getSimpleName());
        }
        return String.join(", ", kinds);
    }
}
