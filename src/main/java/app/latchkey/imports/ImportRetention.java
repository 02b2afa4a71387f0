package app.latchkey.imports;

import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets go of what imports no longer need: uploads that nobody goes on with, checked rows once they are written, what
 * undo needs when its time is over, and at last the files. Every step can be done again, and an import stays due until
 * all of them are done, so that an end at any moment leaves nothing for good.
 */
@Component
class ImportRetention implements Chore {

    static final String NAME = "import-retention";

    private static final Logger LOG = LoggerFactory.getLogger(ImportRetention.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Whoever still sends a file after that has given up. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final ImportJobs jobs;
    private final ImportFiles files;
    private final Leftovers leftovers;
    private final JdbcClient database;
    private final Clock clock;

    ImportRetention(ImportJobs jobs, ImportFiles files, Leftovers leftovers, JdbcClient database, Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.leftovers = leftovers;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        int imports = 0;
        long rows = 0;
        for (var due : due()) {
            if (isEnding.getAsBoolean()) {
                break;
            }
            try {
                rows += CurrentAgency.callAs(due.agencyId(), () -> sweep(due.jobId()));
                imports++;
            } catch (Exception e) {
                // It is still due; the others need not wait for it.
                if (!isEnding.getAsBoolean()) {
                    LOG.error("Retention of import {} broke off", due.jobId(), e);
                }
            }
        }
        if (imports > 0) {
            LOG.info("Retention looked at {} imports and let go of {} rows", imports, rows);
        }
        deleteStrayFiles();
    }

    /** Files of uploads that broke off before they became an import, as an end of the instance leaves them. */
    private void deleteStrayFiles() {
        try {
            var old = files.olderThan(clock.instant().minus(LONGEST_UPLOAD));
            var stray = database.sql("select * from imports_unknown(:ids)")
                    .param("ids", old.toArray(Long[]::new))
                    .query(Long.class)
                    .list();
            for (long id : stray) {
                files.delete(id);
                LOG.info("The file of upload {}, which became no import, is deleted", id);
            }
        } catch (IOException e) {
            LOG.error("Files of no import could not be deleted", e);
        }
    }

    private record Due(long agencyId, long jobId) {}

    private List<Due> due() {
        return database.sql("select agency_id, job_id from imports_due(:now)")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Due(row.getLong("agency_id"), row.getLong("job_id")))
                .list();
    }

    /**
     * Lets go of what is due of one import, in no transaction.
     *
     * @return how many rows went
     */
    long sweep(long id) throws IOException {
        jobs.expire(id);
        var now = clock.instant();
        // Whoever asked for an undo in time has begun it by now: nothing is taken from it.
        var job = jobs.lock(id);
        var ended = job.finishedAt();
        if (ended == null || job.status().isWorking()) {
            return 0;
        }
        long rows = leftovers.deleteStaged(id);
        if (job.status().isGivenUp() || isOver(ended, ImportJob.FILES_KEPT_FOR, now)) {
            // The file first: where it is gone, no screen offers the rest.
            files.delete(id);
            rows += leftovers.deleteRejected(id) + leftovers.deleteCorrections(id);
        }
        if (isOver(ended, ImportJob.UNDOABLE_FOR, now)) {
            rows += leftovers.forgetBefore(id);
            jobs.settle(id);
        }
        jobs.dueAgain(id, job.status().isGivenUp() ? null : next(ended, now));
        return rows;
    }

    private static @Nullable Instant next(Instant ended, Instant now) {
        return Stream.of(ImportJob.UNDOABLE_FOR, ImportJob.FILES_KEPT_FOR)
                .filter(kept -> !isOver(ended, kept, now))
                .map(ended::plus)
                .findFirst()
                .orElse(null);
    }

    private static boolean isOver(Instant ended, Duration kept, Instant now) {
        return !now.isBefore(ended.plus(kept));
    }
}
