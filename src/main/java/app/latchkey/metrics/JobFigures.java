package app.latchkey.metrics;

import app.latchkey.metrics.JobService.Job;
import app.latchkey.metrics.JobService.Queue;
import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import app.latchkey.platform.jobs.WorkQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue of work as it stands in the database. */
@Component
class JobFigures implements Gathering {

    private final JdbcClient jdbc;
    private final WorkQueue work;
    private final Clock clock;

    JobFigures(JdbcClient jdbc, WorkQueue work, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.clock = clock;
    }

    Queue queue() {
        return jdbc.sql("""
                        select count(*) filter (where not picked and execution_time <= :now) as waiting,
                               count(*) filter (where picked) as running,
                               count(*) filter (where consecutive_failures > 0) as failed,
                               coalesce(extract(epoch from cast(:now as timestamptz)
                                   - min(execution_time) filter (where not picked and execution_time <= :now)), 0) as late
                          from scheduled_tasks""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Queue(
                        row.getInt("waiting"), row.getInt("running"), row.getInt("failed"), row.getDouble("late")))
                .single();
    }

    List<Job> jobs() {
        return jdbc.sql("""
                        select task_name, task_instance, execution_time, picked_by, last_success, last_failure,
                               coalesce(consecutive_failures, 0) as failures, failure_reason
                          from scheduled_tasks
                         order by coalesce(consecutive_failures, 0) > 0 desc, picked desc, execution_time, task_name,
                                  task_instance limit 100""").query(JobFigures::job).list();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        int failures = row.getInt("failures");
        return new Job(
                row.getString("task_name"),
                row.getString("task_instance"),
                row.getTimestamp("execution_time").toInstant(),
                row.getString("picked_by"),
                moment(row.getTimestamp("last_success")),
                moment(row.getTimestamp("last_failure")),
                failures,
                failures == 0 ? null : row.getString("failure_reason"));
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    boolean hurry(String task, String instance) {
        return work.hurry(task, instance);
    }

    boolean isAtWork() {
        return work.isRunning();
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        if (isNewMinute) {
            var queue = queue();
            sample.put(Series.JOBS_WAITING, queue.waiting());
            sample.put(Series.JOBS_LATE, queue.lateSeconds());
            sample.put(Series.JOBS_FAILED, queue.failed());
        }
    }
}
