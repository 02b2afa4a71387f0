package app.latchkey.bench;

import app.latchkey.bench.ImportedRows.Copied;
import app.latchkey.demo.ListingsFile;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Imports a file of listings as a manager does, takes it back, and has PostgreSQL alone COPY the same rows into the same
 * tables. The database is afterwards what it was.
 */
final class ImportBenchmark {

    static final String HEADING = """
            | rows | step | s | rows/s | of COPY of all | of COPY of records | heap growth MB |
            |--:|---|--:|--:|--:|--:|--:|""";

    private static final long MEGABYTE = 1 << 20;

    private final ImportService imports;
    private final Database database;
    private final long agencyId;
    private final long branchId;

    ImportBenchmark(ImportService imports, Database database, long agencyId, long branchId) {
        this.imports = imports;
        this.database = database;
        this.agencyId = agencyId;
        this.branchId = branchId;
    }

    /** As a server that has been up for a while. */
    void warmUp() throws IOException, SQLException, UnreadableFile, InterruptedException {
        measure(20_000);
    }

    void run(int rows) throws IOException, SQLException, UnreadableFile, InterruptedException {
        var measured = measure(rows);
        var floor = measured.floor();
        print(rows, "COPY of properties and listings alone", floor.records(), floor, null);
        print(rows, "COPY of all rows the import leaves", floor.all(), floor, null);
        print(rows, "check", measured.check(), floor);
        print(rows, "write", measured.write(), floor);
        print(rows, "check and write", measured.check().and(measured.write()), floor);
        print(rows, "undo", measured.undo(), floor);
    }

    private record Measured(Step check, Step write, Step undo, Copied floor) {}

    private Measured measure(int rows) throws IOException, SQLException, UnreadableFile, InterruptedException {
        var file = ListingsFile.write(rows);
        try (var copies = new ImportedRows(database, agencyId);
                var bytes = Files.newInputStream(file)) {
            var uploaded = imports.upload("listings", branchId, "benchmark.csv", bytes);
            copies.checkpoint();
            var check = step(() -> imports.check(uploaded, uploaded.plan().withKey("own-ref")));
            var checked = check.job();
            expect(checked.counts().rejected() == ListingsFile.bad(rows), checked);
            expect(checked.counts().written() == rows - ListingsFile.bad(rows), checked);
            var write = step(() -> imports.apply(checked));
            var written = write.job();
            expect(written.status().isWritten(), written);
            copies.keep(written.id());
            copies.checkpoint();
            var undo = step(() -> imports.undo(written));
            expect(undo.job().status().isUndone(), undo.job());
            copies.remove(written.id());
            var floor = copies.copyIn();
            copies.remove(written.id());
            return new Measured(check, write, undo, floor);
        } finally {
            Files.delete(file);
        }
    }

    private static void expect(boolean isSo, ImportJob job) {
        if (!isSo) {
            throw new IllegalStateException(
                    "Not what the file has: " + job.status() + " " + job.counts() + " " + job.failure());
        }
    }

    private record Step(ImportJob job, Duration took, long heapGrowth) {

        Step and(Step next) {
            return new Step(next.job, took.plus(next.took), Math.max(heapGrowth, next.heapGrowth));
        }
    }

    @FunctionalInterface
    private interface Asked {
        ImportJob ask();
    }

    private Step step(Asked asked) throws InterruptedException {
        try (var heap = new LiveHeap()) {
            var start = Instant.now();
            var job = asked.ask();
            while (job.status().isWorking()) {
                Thread.sleep(20);
                job = imports.find(job.id()).orElseThrow();
            }
            return new Step(job, Duration.between(start, Instant.now()), heap.growth());
        }
    }

    private static void print(int rows, String name, Step step, Copied floor) {
        print(rows, name, step.took(), floor, step.heapGrowth());
    }

    private static void print(int rows, String step, Duration took, Copied floor, @Nullable Long heap) {
        System.out.printf(
                "| %,d | %s | %.1f | %,.0f | %.2f | %.2f | %s |%n",
                rows,
                step,
                seconds(took),
                rows / seconds(took),
                seconds(floor.all()) / seconds(took),
                seconds(floor.records()) / seconds(took),
                heap == null ? "" : Long.toString(heap / MEGABYTE));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
