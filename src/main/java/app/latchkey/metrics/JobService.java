package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The work behind the screens, of all instances: what waits, what runs, what failed, and when chores come round. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class JobService {

    private final JobFigures figures;

    JobService(JobFigures figures) {
        this.figures = figures;
    }

    public Queue queue() {
        return figures.queue();
    }

    /** At most a hundred: what failed first, then what runs, then by when it is due. */
    public List<Job> jobs() {
        return figures.jobs();
    }

    /**
     * Does it now instead of when it would come round.
     *
     * @return whether it was there, and nobody was at it
     */
    @Transactional
    public boolean hurry(String task, String instance) {
        return figures.hurry(task, instance);
    }

    /**
     * @param waiting that are due, and nobody is at
     * @param failed whose latest run failed
     * @param lateSeconds how long the oldest of those that are due has waited
     */
    public record Queue(int waiting, int running, int failed, double lateSeconds) {}

    /**
     * @param due when it is to be done, or to be done again
     * @param by the instance that is at it
     * @param failures how often it failed one after the other
     * @param why what kind of error it was; null of what never failed, or whose instance died of it
     */
    public record Job(
            String task,
            String instance,
            Instant due,
            @Nullable String by,
            @Nullable Instant succeeded,
            @Nullable Instant failed,
            int failures,
            @Nullable String why) {

        public boolean isRunning() {
            return by != null;
        }
    }
}
