package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.PreviewRow;
import app.latchkey.imports.ProblemRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the check found, and the button that writes. */
class ResultStep extends Step {

    private static final int ROWS_IN_SIGHT = 8;

    private final ImportService imports;
    private final Wording wording;
    private final Consumer<ImportJob> apply;
    private final Consumer<ImportJob> startOver;

    ResultStep(ImportService imports, Wording wording, Consumer<ImportJob> apply, Consumer<ImportJob> startOver) {
        super(wording, 3, "import.step.result");
        this.imports = imports;
        this.wording = wording;
        this.apply = apply;
        this.startOver = startOver;
        later(wording);
    }

    void show(@Nullable ImportJob job) {
        if (job == null) {
            later(wording);
        } else if (job.status() == ImportStatus.UPLOADED) {
            fill(actions(startOver("import.start-over", job)));
        } else if (job.status() == ImportStatus.VALIDATED) {
            fill(checked(job));
        } else {
            fill(done(job));
        }
    }

    private Component[] checked(ImportJob job) {
        var parts = new ArrayList<Component>();
        parts.add(count(wording.of(
                "import.result.count",
                Wording.number(job.rowsTotal()),
                Wording.number(job.rowsGood()),
                Wording.number(job.rowsRejected()),
                job.rowsTotal(),
                job.rowsGood(),
                job.rowsRejected())));
        var write = worker(
                wording.of("import.apply", Wording.number(job.rowsGood()), job.rowsGood()), () -> apply.accept(job));
        write.setTestId("import-apply");
        write.setVisible(job.rowsGood() > 0);
        parts.add(actions(write, progress(wording), startOver("import.start-over", job)));
        parts.addAll(notices(job));
        if (job.rowsRejected() > 0) {
            parts.add(new H3(wording.of("import.result.rejected")));
            parts.add(problems(job));
            parts.add(new Div(download(job), hint("import.result.download.help")));
        }
        if (job.rowsGood() > 0) {
            parts.add(new H3(wording.of("import.result.good")));
            parts.add(good(job));
        } else {
            parts.add(hint("import.result.good.empty"));
        }
        return parts.toArray(Component[]::new);
    }

    private Component[] done(ImportJob job) {
        var listings = new Anchor("listings", wording.of("import.done.listings"));
        listings.addClassName("import-link");
        var parts = new ArrayList<Component>();
        parts.add(count(wording.of("import.done.count", Wording.number(job.rowsImported()), job.rowsImported())
                + ". "
                + wording.of("import.done.skipped", Wording.number(job.rowsRejected()), job.rowsRejected())));
        parts.add(actions(listings, startOver("import.done.another", job)));
        if (job.rowsRejected() > 0) {
            parts.add(problems(job));
            parts.add(new Div(download(job), hint("import.result.download.help")));
        }
        return parts.toArray(Component[]::new);
    }

    private List<Component> notices(ImportJob job) {
        var list = new UnorderedList();
        imports.notices(job)
                .forEach(notice -> list.add(new ListItem(wording.of(
                        "import.result.notice",
                        wording.of(notice.text()),
                        Wording.number(notice.rows()),
                        notice.rows()))));
        if (list.getChildren().findAny().isEmpty()) {
            return List.of();
        }
        var notices = new Div(new Paragraph(wording.of("import.result.notices")), list);
        notices.addClassName("import-notices");
        return List.of(notices);
    }

    private Grid<ProblemRow> problems(ImportJob job) {
        Grid<ProblemRow> grid = grid("import.result.rejected");
        grid.addColumn(row -> Wording.number(row.line()))
                .setHeader(wording.of("import.result.line"))
                .setWidth("6em")
                .setFlexGrow(0);
        grid.addColumn(row -> Objects.requireNonNullElse(row.column(), ""))
                .setHeader(wording.of("import.result.column"))
                .setResizable(true)
                .setWidth("10em")
                .setFlexGrow(0);
        grid.addColumn(row -> Objects.requireNonNullElse(row.value(), ""))
                .setHeader(wording.of("import.result.value"))
                .setResizable(true)
                .setFlexGrow(1);
        grid.addColumn(row -> wording.of(row.reason()))
                .setHeader(wording.of("import.result.reason"))
                .setResizable(true)
                .setFlexGrow(3)
                .setTooltipGenerator(row -> wording.of(row.reason()));
        int count = imports.problemCount(job);
        grid.setItems(query -> imports.problems(job, query.getOffset(), query.getLimit()).stream(), query -> count);
        grid.setAllRowsVisible(count <= ROWS_IN_SIGHT);
        return grid;
    }

    private Grid<PreviewRow> good(ImportJob job) {
        Grid<PreviewRow> grid = grid("import.result.good");
        grid.addColumn(row -> Wording.number(row.line()))
                .setHeader(wording.of("import.result.line"))
                .setWidth("6em")
                .setFlexGrow(0);
        var headings = imports.previewColumns(job.kind());
        for (int column = 0; column < headings.size(); column++) {
            int place = column;
            grid.addColumn(row -> wording.of(row.cells().get(place)))
                    .setHeader(wording.of(headings.get(place)))
                    .setResizable(true)
                    .setAutoWidth(true);
        }
        grid.addColumn(row -> row.notices().stream().map(wording::of).collect(Collectors.joining("; ")))
                .setHeader(wording.of("import.result.notice-column"))
                .setResizable(true)
                .setFlexGrow(2);
        grid.setItems(
                query -> imports.good(job, query.getOffset(), query.getLimit()).stream(), query -> job.rowsGood());
        grid.setAllRowsVisible(job.rowsGood() <= ROWS_IN_SIGHT);
        return grid;
    }

    private <T> Grid<T> grid(String label) {
        var grid = new Grid<T>(50);
        grid.addClassName("import-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", wording.of(label));
        return grid;
    }

    private Anchor download(ImportJob job) {
        DownloadHandler file = event -> {
            event.setFileName("rejected-" + job.id() + ".csv");
            event.setContentType("text/csv; charset=UTF-8");
            imports.writeErrorFile(job.id(), event.getOutputStream(), wording::of);
        };
        var link = new Anchor(file, wording.of("import.result.download"));
        link.addClassName("import-link");
        return link;
    }

    private Button startOver(String key, ImportJob job) {
        var button = new Button(wording.of(key), event -> startOver.accept(job));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Paragraph hint(String key) {
        var hint = new Paragraph(wording.of(key));
        hint.addClassName("import-hint");
        return hint;
    }

    private static Paragraph count(String text) {
        var count = new Paragraph(text);
        count.addClassName("import-count");
        count.getElement().setAttribute("role", "status");
        return count;
    }

    private static Div actions(Component... parts) {
        var actions = new Div(parts);
        actions.addClassName("import-actions");
        return actions;
    }
}
