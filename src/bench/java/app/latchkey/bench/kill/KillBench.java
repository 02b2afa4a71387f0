package app.latchkey.bench.kill;

import app.latchkey.bench.load.DeskServer;
import app.latchkey.stories.ImportingManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.springframework.util.FileSystemUtils;

/**
 * A manager imports a file through the browser while the desk is killed again and again, at times with its database.
 * After each death nothing of the file is there or all of it, never a half and never twice; it goes on by itself; and
 * at the end it is as its check said, until it is taken back and everything is as it was. Another file waits all along.
 */
public final class KillBench {

    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("latchkey.bench.minutes", 40));
    private static final int WAITING_ROWS = 500;

    private final MortalDesk desk;
    private final ImportingManager manager;
    private final Deadline deadline;
    private final RowsFile rows;
    private final List<Death> deaths = new ArrayList<>();
    private long large;
    private long waiting;
    private boolean isWaiting;

    private KillBench(MortalDesk desk, ImportingManager manager, Deadline deadline, RowsFile rows) {
        this.desk = desk;
        this.manager = manager;
        this.deadline = deadline;
        this.rows = rows;
    }

    /** On a packaged desk and a new database. */
    public static void run() throws IOException, InterruptedException, SQLException {
        var rows = new RowsFile(Integer.getInteger("latchkey.bench.rows", 200_000));
        int kills = Integer.getInteger("latchkey.bench.kills", Moment.MOST);
        long seed = Long.getLong("latchkey.bench.seed", System.nanoTime());
        System.setProperty("latchkey.jar", DeskServer.packagedJar().toString());
        var folder = Path.of("target", "kill").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        System.out.printf(
                Locale.UK,
                "%,d rows, %d kills, -Dlatchkey.bench.seed=%d for the same moments again%n",
                rows.rows(),
                kills,
                seed);
        var dice = new SplittableRandom(seed);
        var deadline = Deadline.in(PATIENCE);
        try (var desk = MortalDesk.start(folder, deadline);
                var manager = new ImportingManager(desk.address())) {
            new KillBench(desk, manager, deadline, rows)
                    .run(folder, Moment.inCheck(kills, dice), Moment.inWriting(kills, dice));
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    private void run(Path folder, List<Moment> inCheck, List<Moment> inWriting)
            throws IOException, InterruptedException, SQLException {
        long earlier = checked(manager.upload(rows.earlier(folder)));
        manager.apply(earlier);
        awaitDone(earlier, "COMMITTED");
        waiting = checked(manager.upload(RowsFile.waiting(folder, WAITING_ROWS)));
        large = manager.upload(rows.large(folder));
        var before = facts();
        var sumBefore = checksum();

        manager.check(large);
        for (var moment : inCheck) {
            killAt(moment, before, before);
        }
        awaitDone(large, "VALIDATED");
        var dryRun = state(large);
        same("the check's counts", expectedCounts(), dryRun.counts());
        same("what a check writes", before, facts());

        var after = before.with(dryRun.inserted(), dryRun.updated());
        manager.apply(large);
        for (var moment : inWriting) {
            killAt(moment, before, after);
            if (!isWaiting && state(large).isWorking()) {
                manager.apply(waiting);
                isWaiting = true;
            }
        }
        awaitDone(large, "COMMITTED_WITH_SKIPS");
        var written = state(large);
        same("the import's counts", dryRun.counts(), written.counts());
        if (isWaiting) {
            awaitDone(waiting, "COMMITTED");
            after = after.withOther(WAITING_ROWS);
        }
        same("what was written", after, facts());

        manager.undo(large);
        awaitDone(large, "UNDONE");
        same("the records after the undo", sumBefore, checksum());
        print();
        System.out.printf(
                Locale.UK,
                "%n%,d kills, nothing lost, nothing twice: %s; and taken back, everything is as before.%n",
                deaths.size(),
                written.counts());
    }

    private long checked(long id) throws IOException, InterruptedException, SQLException {
        manager.check(id);
        awaitDone(id, "VALIDATED");
        return id;
    }

    private String expectedCounts() {
        return new JobState(
                        "",
                        null,
                        0,
                        0,
                        null,
                        rows.rows(),
                        rows.inserted(),
                        rows.updated(),
                        rows.unchanged(),
                        rows.rejected())
                .counts();
    }

    /** @param after with all of the import; as before where none of it may be there */
    private void killAt(Moment moment, Facts before, Facts after)
            throws IOException, InterruptedException, SQLException {
        var last = deaths.isEmpty() ? Instant.EPOCH : deaths.getLast().at();
        try (var database = desk.database()) {
            deadline.await("the import is " + moment, () -> {
                var now = JobState.of(database, large);
                return !now.isWorking() || (now.isGoingOnSince(last) && now.isAt(moment.phase(), moment.share()));
            });
        }
        Thread.sleep(moment.pause());
        var seen = state(large);
        desk.kill(moment.withDatabase());
        var death = new Death(Instant.now(), seen, moment.withDatabase());
        deaths.add(death);
        if (!moment.withDatabase()) {
            allOrNothing(before, after);
        }
        desk.startAgain();
        death.isReady();
        allOrNothing(before, after);
        try (var database = desk.database()) {
            deadline.await(
                    "the import goes on", () -> JobState.of(database, large).isGoingOnSince(death.at()));
        }
        death.goesOn();
        System.out.printf("Killed at %s, goes on%n", seen);
    }

    private void allOrNothing(Facts before, Facts after) throws IOException, SQLException {
        var facts = facts();
        var now = state(large);
        if (!now.status().startsWith("COMMITTED")) {
            same("the records of an import that is " + now, before, facts);
            if (isWaiting) {
                same("the import that waits", "QUEUED", state(waiting).status());
            }
        } else if (!isWaiting || !facts.equals(after.withOther(WAITING_ROWS))) {
            same("the records of an import that is " + now, after, facts);
        }
    }

    private void awaitDone(long id, String status) throws IOException, InterruptedException, SQLException {
        try (var database = desk.database()) {
            deadline.await("import %d is %s".formatted(id, status), () -> {
                var now = JobState.of(database, id);
                if (!now.isWorking() && !now.status().equals(status)) {
                    throw new IllegalStateException("FAILED: import %d is %s, not %s".formatted(id, now, status));
                }
                return now.status().equals(status);
            });
        }
        if (id == large) {
            deaths.forEach(Death::isDone);
        }
    }

    private JobState state(long id) throws IOException, SQLException {
        try (var database = desk.database()) {
            return JobState.of(database, id);
        }
    }

    private Facts facts() throws IOException, SQLException {
        try (var database = desk.database()) {
            return Facts.of(database, large);
        }
    }

    private String checksum() throws IOException, SQLException {
        try (var database = desk.database()) {
            return Facts.checksum(database, waiting);
        }
    }

    private static void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(
                    "FAILED: %s%n  expected %s%n  found    %s".formatted(what, expected, found));
        }
    }

    private void print() {
        System.out.printf("%n%s%n", Death.HEADING);
        for (int i = 0; i < deaths.size(); i++) {
            System.out.println(deaths.get(i).line(i + 1));
        }
    }
}
