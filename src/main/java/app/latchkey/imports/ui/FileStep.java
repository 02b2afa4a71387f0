package app.latchkey.imports.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.UnreadableFile;
import app.latchkey.platform.BritishDates;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which file, and which branch its listings go to. */
class FileStep extends Step {

    private static final long MEGABYTE = 1024L * 1024;

    private final ImportService imports;
    private final Wording wording;
    private final List<BranchName> branches;
    private final BiConsumer<UI, ImportJob> uploaded;
    private final Select<BranchName> branch = new Select<>();
    private final Upload upload;
    private final Div refusal = new Div();

    /** Read by the thread that takes the file in, which must not touch components. */
    private volatile @Nullable Long branchId;

    FileStep(
            ImportService imports,
            Wording wording,
            List<BranchName> branches,
            @Nullable Long ownBranchId,
            BiConsumer<UI, ImportJob> uploaded) {
        super(wording, 1, "import.step.file");
        this.imports = imports;
        this.wording = wording;
        this.branches = branches;
        this.uploaded = uploaded;
        branch.setLabel(wording.of("import.branch"));
        branch.setItems(branches);
        branch.setItemLabelGenerator(BranchName::name);
        branch.addClassName("import-branch");
        branch.addValueChangeListener(event ->
                branchId = event.getValue() == null ? null : event.getValue().id());
        branches.stream()
                .filter(name -> Objects.equals(name.id(), ownBranchId) || branches.size() == 1)
                .findFirst()
                .ifPresent(branch::setValue);
        upload = upload();
        refusal.addClassName("form-trouble");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
    }

    void show(@Nullable ImportJob job) {
        refusal.setVisible(false);
        if (job == null) {
            var limits = new Paragraph(wording.of(
                    "import.limits",
                    ImportService.LARGEST_BYTES / MEGABYTE,
                    Wording.number(ImportService.MOST_ROWS),
                    ImportService.MOST_COLUMNS));
            limits.addClassName("import-hint");
            fill(branch, upload, limits, refusal);
        } else {
            fill(summary(job), repeated(job.importedBefore()), refusal);
        }
    }

    void refuse(UnreadableFile refused) {
        var reason = wording.of(
                "import.refused." + refused.reason(),
                ImportService.LARGEST_BYTES / MEGABYTE,
                Wording.number(ImportService.MOST_ROWS),
                ImportService.MOST_COLUMNS);
        refuse(
                refused.line().isPresent()
                        ? reason + " "
                                + wording.of(
                                        "import.refused.line",
                                        Wording.number(refused.line().getAsLong()))
                        : reason);
    }

    private void refuse(String reason) {
        refusal.removeAll();
        refusal.add(new Paragraph(reason));
        refusal.setVisible(true);
    }

    private Upload upload() {
        var area = new Upload((UploadHandler) this::receive);
        area.setMaxFiles(1);
        area.setMaxFileSize(Math.toIntExact(ImportService.LARGEST_BYTES));
        area.addClassName("import-drop");
        var choose = new Button(wording.of("import.choose"));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        area.setUploadButton(choose);
        area.setDropLabel(new Span(wording.of("import.drop")));
        area.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(wording.of("import.too-large", ImportService.LARGEST_BYTES / MEGABYTE)))
                .setUploading(new UploadI18N.Uploading()
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(wording.of("import.upload-failed"))
                                .setUnexpectedServerError(wording.of("import.upload-failed")))));
        area.addFileRejectedListener(event -> refuse(event.getErrorMessage()));
        area.addAllFinishedListener(event -> area.clearFileList());
        return area;
    }

    private void receive(UploadEvent event) throws IOException {
        var ui = event.getUI();
        var to = branchId;
        if (to == null) {
            inSession(ui, () -> refuse(wording.of("import.branch.missing")));
            return;
        }
        try (var bytes = event.getInputStream()) {
            var job = imports.upload(ImportView.KIND, to, event.getFileName(), bytes);
            inSession(ui, () -> uploaded.accept(ui, job));
        } catch (UnreadableFile refused) {
            inSession(ui, () -> refuse(refused));
        }
    }

    /** What goes wrong in there goes to the session's error handler. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void inSession(UI ui, Command work) {
        ui.access(work);
    }

    private Paragraph summary(ImportJob job) {
        var into = branches.stream()
                .filter(name -> name.id() == job.branchId())
                .map(BranchName::name)
                .findFirst()
                .orElse("?");
        return new Paragraph(
                wording.of("import.file", job.fileName(), job.charset(), separator(job.separator()), into));
    }

    private String separator(char separator) {
        return switch (separator) {
            case ',' -> wording.of("import.separator.comma");
            case ';' -> wording.of("import.separator.semicolon");
            case '\t' -> wording.of("import.separator.tab");
            case '|' -> wording.of("import.separator.bar");
            default -> wording.of("import.separator.other", String.valueOf(separator));
        };
    }

    private Paragraph repeated(@Nullable Instant before) {
        var warning = new Paragraph();
        warning.addClassName("import-warning");
        warning.setVisible(before != null);
        if (before != null) {
            var day = before.atZone(ZoneId.of("Europe/London")).toLocalDate();
            warning.setText(wording.of("import.same-file", BritishDates.format(day)));
        }
        return warning;
    }
}
