package app.latchkey.imports.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiProblems.FieldError;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Asks;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.TakesFile;
import app.latchkey.api.TakesLong;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportFileGone;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportMoved;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.RejectedRow;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.Place;
import app.latchkey.platform.Texts;
import app.latchkey.platform.security.ApiScope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files on their way in: sent, checked, written, and taken back if need be. What is long goes on behind the answers. */
@ApiController
@RequestMapping(ApiController.V1 + "/imports")
@NeedsScope(ApiScope.IMPORT)
class ImportController implements Refusals {

    private final ImportService imports;
    private final ImportPlans plans;
    private final ImportFindings findings;
    private final ApiListing lists;
    private final Answers answers;
    private final Idempotency idempotency;

    ImportController(
            ImportService imports,
            ImportPlans plans,
            ImportFindings findings,
            ApiListing lists,
            Answers answers,
            Idempotency idempotency) {
        this.imports = imports;
        this.plans = plans;
        this.findings = findings;
        this.lists = lists;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    /**
     * A row that can't go in.
     *
     * @param line of the file, counted from 1
     */
    record RowErrors(long line, List<String> cells, List<FieldError> errors) {}

    /** The newest first. */
    @GetMapping
    @Asks(ApiListing.OfPlainLists.class)
    Told<Page<ImportResource>> page(HttpServletRequest request) {
        return lists.page(
                ApiList.plain(
                        "imports",
                        ImportService.ENTITY,
                        ImportResource.class,
                        imports::count,
                        this::resources,
                        job -> new Place(job.at().toString(), job.id())),
                request);
    }

    private List<ImportResource> resources(@Nullable Place after, int offset, int limit) {
        var jobs = after == null
                ? imports.page(offset, limit)
                : imports.pageAfter(Instant.parse(String.valueOf(after.value())), after.id(), limit);
        return jobs.stream().map(this::resource).toList();
    }

    /** What may be brought in, and what files of it may hold. */
    @GetMapping("/kinds")
    Told<Page<ImportKindResource>> kinds() {
        return lists.whole(plans.kinds().stream()
                .map(kind -> ImportKindResource.of(kind, plans.fields(kind.name()), plans.keys(kind.name())))
                .toList());
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<ImportResource> find(@PathVariable long id) {
        return told(saved(id));
    }

    /**
     * Takes a file in: its bytes are the body.
     *
     * @param kind of records, as {@code listings}
     * @param fileName what its owner calls it
     */
    @PostMapping(
            consumes = {
                "text/csv",
                "text/tab-separated-values",
                MediaType.TEXT_PLAIN_VALUE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.ms-excel",
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Creates
    @TakesFile
    @TakesLong
    Told<ImportResource> upload(
            @RequestParam String kind,
            @RequestParam long branch,
            @RequestParam(name = "file_name", defaultValue = "import.csv") String fileName,
            HttpServletRequest request)
            throws IOException {
        if (plans.kinds().stream().noneMatch(known -> known.name().equals(kind))) {
            throw new ApiRefusal(HttpStatus.BAD_REQUEST, "import-kind", null);
        }
        try {
            return imports.receive(
                    kind,
                    branch,
                    fileName,
                    request.getInputStream(),
                    file -> idempotency.once(request, file.checksum(), () -> {
                        var job = file.add();
                        return answers.created(ApiController.V1 + "/imports/" + job.id(), resource(job));
                    }));
        } catch (UnreadableFile e) {
            var refusal = new ApiRefusal(HttpStatus.BAD_REQUEST, "file-unreadable", e)
                    .with("reason", e.reason().name().toLowerCase(Locale.ROOT));
            e.line().ifPresent(line -> refusal.with("line", line));
            throw refusal;
        }
    }

    /** Says how the file is to be read. It has to be checked after that, also where it was checked before. */
    @Edits(example = """
            {"columns": [{"name": "Address", "field": "address"}, {"name": "Notes", "field": null}],
             "constants": {"town": "Bristol"}, "key": "address", "whole_only": true}""")
    @PatchMapping("/{id:[0-9]{1,18}}")
    Told<ImportResource> edit(@PathVariable long id, Wish<ImportReading> wish, HttpServletRequest request) {
        var job = saved(id, request);
        return told(plans.replan(job, wish.over(reading(job)).plan()));
    }

    /** Checks every row, as the columns are understood. */
    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/check")
    Told<ImportResource> check(@PathVariable long id, HttpServletRequest request) {
        var job = saved(id, request);
        return told(imports.check(job, job.draft()));
    }

    /** Writes the good rows of a checked file. */
    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/apply")
    Told<ImportResource> apply(@PathVariable long id, HttpServletRequest request) {
        return told(imports.apply(saved(id, request)));
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/undo")
    Told<ImportResource> undo(@PathVariable long id, HttpServletRequest request) {
        return told(imports.undo(saved(id, request)));
    }

    /** Calls work that goes on off. */
    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/cancel")
    Told<ImportResource> cancel(@PathVariable long id, HttpServletRequest request) {
        return told(imports.callOff(saved(id, request).id()));
    }

    /** Rows that can't go in, in the file's order. */
    @GetMapping("/{id:[0-9]{1,18}}/errors")
    @Asks(ApiListing.OfPlainLists.class)
    Told<Page<RowErrors>> errors(@PathVariable long id, HttpServletRequest request) {
        var job = saved(id);
        return lists.page(
                ApiList.plain(
                        "imports/" + id + "/errors",
                        ImportService.ENTITY,
                        RowErrors.class,
                        job.counts()::rejected,
                        (after, offset, limit) -> errors(job, after, offset, limit),
                        row -> new Place(null, row.line())),
                request);
    }

    private List<RowErrors> errors(ImportJob job, @Nullable Place after, int offset, int limit) {
        var rows =
                after == null ? findings.rejected(job, offset, limit) : findings.rejectedAfter(job, after.id(), limit);
        return rows.stream().map(row -> errors(job, row)).toList();
    }

    private RowErrors errors(ImportJob job, RejectedRow row) {
        var columns = job.plan().columns();
        return new RowErrors(
                row.line(),
                row.cells(),
                row.problems().stream()
                        .map(problem -> new FieldError(
                                problem.column() == null || problem.column() >= columns.size()
                                        ? ""
                                        : columns.get(problem.column()).name(),
                                text(problem.text())))
                        .toList());
    }

    private Told<ImportResource> told(ImportJob job) {
        return answers.of(resource(job));
    }

    private ImportResource resource(ImportJob job) {
        var failure = job.failure();
        return ImportResource.of(
                job,
                reading(job),
                plans.missing(job.kind(), job.draft()).stream()
                        .map(ImportField::name)
                        .toList(),
                failure == null ? null : text(failure));
    }

    private ImportReading reading(ImportJob job) {
        return ImportReading.of(job.draft(), plans.kind(job.kind()).wholeOnly());
    }

    private String text(ImportText said) {
        return Texts.of(said.key(), said.arguments().toArray());
    }

    private ImportJob saved(long id) {
        return imports.find(id).orElseThrow(RecordMissing::new);
    }

    private ImportJob saved(long id, HttpServletRequest request) {
        var job = saved(id);
        Answers.demand(request, job.version());
        return job;
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return switch (failure) {
            case ImportMoved moved -> ApiRefusal.conflict("import-moved", moved);
            case ImportFileGone gone -> ApiRefusal.conflict("import-file-gone", gone);
            default -> null;
        };
    }
}
