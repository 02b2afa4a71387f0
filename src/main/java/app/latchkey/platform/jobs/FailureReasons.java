package app.latchkey.platform.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Why work failed, of the latest hundred. An error's own words may name somebody, so what is kept is what kind of error
 * it was; the rest is in the log.
 */
final class FailureReasons extends AbstractSchedulerListener {

    private static final int MOST = 100;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        var instance = complete.getExecution().taskInstance;
        synchronized (reasons) {
            reasons.remove(key(instance));
            complete.getCause().ifPresent(cause -> reasons.put(key(instance), kinds(cause)));
            if (reasons.size() > MOST) {
                reasons.remove(reasons.keySet().iterator().next());
            }
        }
    }

    Optional<String> of(String task, String instance) {
        synchronized (reasons) {
            return Optional.ofNullable(reasons.get(key(TaskInstanceId.of(task, instance))));
        }
    }

    private static String key(TaskInstanceId instance) {
        return instance.getTaskName() + "/" + instance.getId();
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
