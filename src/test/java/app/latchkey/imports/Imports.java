package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.latchkey.TestAgency;
import app.latchkey.imports.files.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Imports as a manager would, and waits until the work behind the screens is done. */
public final class Imports {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int PAGE = 500;

    private final ImportService imports;
    private final ImportFindings findings;
    private final TestAgency agency;
    private final String kind;

    public Imports(ImportService imports, ImportFindings findings, TestAgency agency, String kind) {
        this.imports = imports;
        this.findings = findings;
        this.agency = agency;
        this.kind = kind;
    }

    public ImportJob upload(String text) throws IOException, UnreadableFile {
        return upload(bytes(text));
    }

    public ImportJob upload(InputStream bytes) throws IOException, UnreadableFile {
        try (bytes) {
            return imports.upload(kind, agency.branchId(), "test.csv", bytes);
        }
    }

    public ImportJob checked(String text) throws IOException, UnreadableFile {
        return checked(bytes(text));
    }

    public ImportJob checked(InputStream bytes) throws IOException, UnreadableFile {
        return checked(upload(bytes), plan -> plan);
    }

    public ImportJob checked(ImportJob job, UnaryOperator<ImportPlan> plan) {
        return done(imports.check(job, plan.apply(job.plan())));
    }

    public ImportJob applied(ImportJob job) {
        return done(imports.apply(job));
    }

    public ImportJob imported(String text) throws IOException, UnreadableFile {
        return applied(checked(text));
    }

    public ImportJob undone(ImportJob job) {
        return done(imports.undo(job));
    }

    /** The job when nothing is being done with it any more. */
    public ImportJob done(ImportJob job) {
        var until = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(until)) {
            var now = imports.find(job.id()).orElseThrow();
            if (!now.status().isWorking()) {
                return now;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Still at work: " + imports.find(job.id()));
    }

    /** "12 Rent rent-missing": line, column and the end of the reason's key of each problem, and its arguments. */
    public List<String> problems(ImportJob job) {
        var problems = new ArrayList<String>();
        for (int offset = 0; offset < job.counts().rejected(); offset += PAGE) {
            for (var row : findings.rejected(job, offset, PAGE)) {
                for (var problem : row.problems()) {
                    var column = problem.column();
                    problems.add((row.line()
                                    + " "
                                    + (column == null
                                            ? "-"
                                            : job.plan().columns().get(column).name())
                                    + " "
                                    + problem.text().key().replaceAll(".*\\.", "")
                                    + " "
                                    + String.join(" ", problem.text().arguments()))
                            .strip());
                }
            }
        }
        return problems;
    }

    public String errorFile(ImportJob job) throws IOException {
        var out = new ByteArrayOutputStream();
        findings.writeErrorFile(job.id(), out, ImportText::key);
        return out.toString(UTF_8);
    }

    public static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
