package app.latchkey.imports.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.imports.ImportKind;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.security.FileAddresses;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a file in, says beforehand what is taken, and in place why one is not. */
class NewImport extends Section {

    private static final long MEGABYTE = 1024L * 1024;

    private final ImportService imports;
    private final Wording wording;
    private final Select<ImportKind> kind = new Select<>();
    private final Select<BranchName> branch = new Select<>();
    private final Trouble trouble = new Trouble();

    /** Read by the threads of uploads and downloads, which must not touch components. */
    private volatile ImportKind chosen;

    private volatile @Nullable Long branchId;

    NewImport(
            ImportService imports,
            List<ImportKind> kinds,
            FileLinks links,
            Wording wording,
            List<BranchName> branches,
            @Nullable Long ownBranchId) {
        this.imports = imports;
        this.wording = wording;
        chosen = kinds.getFirst();
        addClassNames("import-section", "import-new");
        askForBranch(branches, ownBranchId);
        askForKind(kinds);
        var help = new Div(
                Stage.hint(wording.of("import.takes")),
                Stage.hint(wording.of(
                        "import.limits",
                        ImportService.LARGEST_BYTES / MEGABYTE,
                        Wording.number(ImportService.MOST_ROWS),
                        ImportService.MOST_COLUMNS,
                        ImportService.LONGEST_CELL / 1024)),
                Stage.actions(links.sample(() -> chosen.name()), links.guide(() -> chosen.name())));
        help.addClassName("import-help");
        var choices = new Div(kind, branch);
        choices.addClassName("import-choices");
        var body = new Div(new Div(choices, upload()), help);
        body.addClassName("import-new-body");
        add(new H2(wording.of("import.new")), trouble, body);
    }

    private void askForKind(List<ImportKind> kinds) {
        kind.setLabel(wording.of("import.kind"));
        kind.setItems(kinds);
        kind.setItemLabelGenerator(each -> wording.kind(each.name()));
        kind.addValueChangeListener(event -> {
            chosen = event.getValue();
            branch.setVisible(chosen.toBranch());
        });
        kind.setValue(chosen);
    }

    private void askForBranch(List<BranchName> branches, @Nullable Long ownBranchId) {
        branch.setLabel(wording.of("import.branch"));
        branch.setItems(branches);
        branch.setItemLabelGenerator(BranchName::name);
        branch.addValueChangeListener(event ->
                branchId = event.getValue() == null ? null : event.getValue().id());
        branches.stream()
                .filter(name -> Objects.equals(name.id(), ownBranchId) || branches.size() == 1)
                .findFirst()
                .ifPresent(branch::setValue);
    }

    private Upload upload() {
        var area = new Upload(this::receive, FileAddresses.IMPORT);
        area.setMaxFiles(1);
        area.setMaxFileSize(Math.toIntExact(ImportService.LARGEST_BYTES));
        area.addClassName("import-drop");
        var choose = new Button(wording.of("import.choose"));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        area.setUploadButton(choose);
        area.setDropLabel(new Span(wording.of("import.drop")));
        var failed = wording.of("import.upload-failed");
        area.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error().setFileIsTooBig(wording.of("import.refused.TOO_LARGE")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(wording.of("import.upload-begins"))
                                .setProcessing(wording.of("import.upload-arrived"))
                                .setHeld(wording.of("import.upload-begins")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed))));
        area.addFileRejectedListener(event -> trouble.say(event.getErrorMessage()));
        area.addAllFinishedListener(event -> area.clearFileList());
        return area;
    }

    private void receive(UploadEvent event) throws IOException {
        var ui = event.getUI();
        var into = chosen;
        var to = branchId;
        if (to == null) {
            inSession(ui, () -> trouble.say(wording.of("import.branch.missing")));
            return;
        }
        try (var bytes = event.getInputStream()) {
            var job = imports.upload(into.name(), to, event.getFileName(), bytes);
            inSession(ui, () -> ui.navigate(ImportView.class, job.id()));
        } catch (UnreadableFile refused) {
            inSession(ui, () -> trouble.say(wording.of("import.refused", event.getFileName(), wording.of(refused))));
        }
    }

    /** What goes wrong in there goes to the session's error handler. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void inSession(UI ui, Command work) {
        ui.access(work);
    }
}
