package app.latchkey.imports.ui;

import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.function.ToIntFunction;

/** The imports of the agency, the newest first. A row opens its import. */
class ImportGrid extends DeskGrid<ImportJob> {

    private enum Field {
        WHEN,
        FILE,
        KIND,
        BY,
        ADDED,
        CHANGED,
        UNCHANGED,
        REJECTED,
        STATUS,
        FILES
    }

    private final transient ImportService imports;
    private final transient ImportFindings findings;
    private final transient Wording wording;
    private final transient FileLinks links;

    ImportGrid(ImportService imports, ImportFindings findings, Wording wording, FileLinks links) {
        super(wording.of("import.list"));
        this.imports = imports;
        this.findings = findings;
        this.wording = wording;
        this.links = links;
        setColumnReorderingAllowed(false);
        addColumns();
        card(LitRenderer.<ImportJob>of("""
                <div class="row-card"><div><b>${item.file}</b><span class="status ${item.status}">${item.stands}</span></div>
                <div><span>${item.when}</span><span>${item.rows}</span></div></div>""")
                .withProperty("file", ImportJob::fileName)
                .withProperty("status", job -> StatusChip.style(job.status()))
                .withProperty("stands", this::stands)
                .withProperty("when", job -> Dates.moment(job.at()))
                .withProperty("rows", this::rows));
        setDataProvider(new CallbackDataProvider<ImportJob, Void>(
                query -> imports.page(query.getOffset(), query.getLimit()).stream(),
                query -> imports.count(),
                ImportJob::id));
        setEmptyStateComponent(new EmptyState(wording.of("import.empty.title"), wording.of("import.empty.text")));
        addSelectionListener(event ->
                event.getFirstSelectedItem().ifPresent(job -> UI.getCurrent().navigate(ImportView.class, job.id())));
    }

    private void addColumns() {
        text(Field.WHEN, "import.column.when", job -> Dates.moment(job.at()), "10.5em");
        text(Field.FILE, "import.column.file", ImportJob::fileName, "10em").setFlexGrow(3);
        text(Field.KIND, "import.column.kind", job -> wording.kind(job.kind()), "6em");
        text(Field.BY, "import.column.by", ImportJob::by, "8.5em");
        count(Field.ADDED, "import.column.new", job -> job.counts().inserted());
        count(Field.CHANGED, "import.became.UPDATE", job -> job.counts().updated());
        count(Field.UNCHANGED, "import.became.UNCHANGED", job -> job.counts().unchanged());
        count(Field.REJECTED, "import.action.REJECTED", job -> job.counts().rejected());
        column(
                Field.STATUS,
                "import.column.status",
                addColumn(LitRenderer.<ImportJob>of("<span class=\"status ${item.status}\">${item.stands}</span>")
                        .withProperty("status", job -> StatusChip.style(job.status()))
                        .withProperty("stands", this::stands)),
                "10.5em");
        column(Field.FILES, "import.column.files", addColumn(new ComponentRenderer<>(this::files)), "12em");
        getColumns().forEach(column -> column.setSortable(false));
    }

    private void count(Field key, String header, ToIntFunction<ImportJob> count) {
        number(
                key,
                header,
                job -> job.counts().total() == 0 ? "" : Wording.number(count.applyAsInt(job)),
                key == Field.UNCHANGED ? "7.5em" : "6.3em");
    }

    /** How it stands, and while it is worked on how far it is. */
    private String stands(ImportJob job) {
        var progress = job.progress();
        var stands = wording.status(job);
        return progress == null || progress.expected() == 0
                ? stands
                : wording.of("import.status-share", stands, (int) (progress.share() * 100));
    }

    private String rows(ImportJob job) {
        int rows = job.counts().total();
        return rows == 0 ? Wording.size(job.bytes()) : wording.counted("import.rows", rows);
    }

    private Div files(ImportJob job) {
        var files = new Div();
        files.addClassName("import-files");
        if (findings.hasOriginal(job)) {
            files.add(named(links.original(job), "import.download.original-of", job));
            if (job.counts().rejected() > 0) {
                files.add(named(links.rejected(job), "import.download.rejected-of", job));
            }
        } else {
            files.setText(wording.of("import.files.gone.short"));
        }
        return files;
    }

    private Anchor named(Anchor link, String name, ImportJob job) {
        link.setText(wording.of(name + ".short"));
        link.getElement().setAttribute("aria-label", wording.of(name, job.fileName()));
        return link;
    }

    /** @param ids empty when anything may have changed */
    void heard(List<Long> ids) {
        var inSight = getDataCommunicator().getKeyMapper();
        var changed = imports.among(ids);
        if (!changed.isEmpty() && changed.stream().allMatch(inSight::has)) {
            changed.forEach(job -> getDataProvider().refreshItem(job));
        } else {
            getDataProvider().refreshAll();
        }
    }
}
