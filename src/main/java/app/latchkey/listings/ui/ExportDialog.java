package app.latchkey.listings.ui;

import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.ExportsBusy;
import app.latchkey.exports.FileName;
import app.latchkey.listings.ListingExport;
import app.latchkey.listings.ListingExport.ExportChoice;
import app.latchkey.listings.ListingExportColumn;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.shared.Registration;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks how the file should be, starts its download, and shows how far it has come until it is there or stopped. */
class ExportDialog extends Dialog {

    private static final int LOOK_EVERY = 500;

    private final ListingExport export;
    private final Wanted wanted;
    private final long rows;
    private final Trouble trouble = new Trouble();
    private final RadioButtonGroup<ExportFormat> format = new RadioButtonGroup<>(getTranslation("export.format"));
    private final CheckboxGroup<ListingExportColumn> columns = new CheckboxGroup<>(getTranslation("export.columns"));
    private final Checkbox marked = new Checkbox(getTranslation("export.marked"));
    private final Paragraph limit = new Paragraph();
    private final Button start = new Button("", event -> start());
    private final Anchor link = new Anchor(this::download, "");
    private @Nullable volatile Download download;
    private @Nullable Registration watching;

    /**
     * @param said which rows, in words
     * @param fileWords the same for a file's name
     * @param shown the list's columns in their order
     */
    record Wanted(
            ListingSelection selection,
            ListingSort sort,
            String said,
            List<String> fileWords,
            List<ListingExportColumn> shown,
            LocalDate today) {}

    private record Download(ExportChoice choice, String fileName, ExportRun run) {}

    ExportDialog(ListingExport export, Wanted wanted) {
        this.export = export;
        this.wanted = wanted;
        this.rows = export.count(wanted.selection());
        setHeaderTitle(getTranslation("export.title"));
        setWidth("36rem");
        ask();
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("listing.cancel"), event -> close()), start);
        fit();
    }

    private void ask() {
        var what = new Paragraph(wanted.said());
        what.addClassName("export-what");
        format.setItems(ExportFormat.TABLES);
        format.setItemLabelGenerator(kind -> getTranslation("export.format." + kind));
        format.setValue(ExportFormat.CSV);
        format.addValueChangeListener(event -> fit());
        columns.setItems(ListingExportColumn.values());
        columns.setItemLabelGenerator(column -> getTranslation(column.heading()));
        columns.setValue(new LinkedHashSet<>(wanted.shown()));
        columns.addClassName("export-columns");
        columns.addValueChangeListener(event -> fit());
        marked.setValue(true);
        link.getElement().setAttribute("download", true);
        link.addClassName("export-link");
        link.getElement().setAttribute("tabindex", "-1").setAttribute("aria-hidden", "true");
        add(trouble, what, format, columns, marked, limit, link);
    }

    /** Whether the rows go into such a file, in so many words. */
    private void fit() {
        long most = export.mostRows(format.getValue());
        boolean fits = rows <= most;
        boolean workbook = format.getValue() == ExportFormat.XLSX;
        marked.setVisible(!workbook);
        limit.setText(
                fits
                        ? getTranslation(workbook ? "export.typed" : "export.logged")
                        : getTranslation(
                                most == format.getValue().mostRows() ? "export.limit.XLSX" : "export.limit.agent",
                                figures(most),
                                figures(rows)));
        start.setText(getTranslation("export.start", figures(rows), rows));
        start.setEnabled(fits && rows > 0 && !columns.getValue().isEmpty());
    }

    private void start() {
        var choice = new ExportChoice(format.getValue(), ordered(), marked.getValue());
        var file = FileName.of(getTranslation("export.file"), wanted.fileWords(), wanted.today(), choice.format());
        var begun = new Download(choice, file, new ExportRun());
        download = begun;
        showProgress(begun);
        link.getElement().callJsFunction("click");
    }

    /** Those of the list in the list's order, then the others in theirs. */
    private List<ListingExportColumn> ordered() {
        var chosen = columns.getValue();
        return Stream.concat(wanted.shown().stream(), Arrays.stream(ListingExportColumn.values()))
                .distinct()
                .filter(chosen::contains)
                .toList();
    }

    /** Runs in the download's own request, outside the session's lock. */
    private void download(DownloadEvent event) throws IOException {
        var begun = download;
        if (begun == null) {
            throw new IOException("Nothing was asked for");
        }
        event.setFileName(begun.fileName());
        event.setContentType(begun.choice().format().contentType());
        try {
            export.write(
                    wanted.selection(),
                    wanted.sort(),
                    begun.choice(),
                    wanted.said(),
                    key -> I18NProvider.translate(Locale.UK, key),
                    begun.run(),
                    event.getOutputStream());
        } catch (ExportsBusy e) {
            // What is watched says so.
            event.getResponse().setStatus(HttpStatusCode.SERVICE_UNAVAILABLE.getCode());
        }
    }

    private void showProgress(Download begun) {
        var bar = new ProgressBar(0, Math.max(1, rows));
        bar.getElement().setAttribute("aria-label", begun.fileName());
        var far = new Span();
        far.getElement().setAttribute("role", "status");
        format.setVisible(false);
        columns.setVisible(false);
        marked.setVisible(false);
        limit.setVisible(false);
        var progress = new Div(new Paragraph(begun.fileName()), bar, far);
        progress.addClassName("export-progress");
        add(progress);
        var stop =
                new Button(getTranslation("export.stop"), event -> begun.run().cancel());
        stop.setDisableOnClick(true);
        getFooter().removeAll();
        getFooter().add(stop);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        watch(() -> {
            var run = begun.run();
            bar.setValue((double) Math.min(run.rows(), rows));
            far.setText(getTranslation("export.progress", figures(run.rows()), figures(rows)));
            if (run.state().isOver()) {
                over(run, far);
            }
        });
    }

    private void over(ExportRun run, Span far) {
        unwatch();
        far.setText(getTranslation("export.state." + run.state(), figures(run.rows())));
        getFooter().removeAll();
        var close = new Button(getTranslation("export.close"), event -> close());
        getFooter().add(close);
        close.focus();
        setCloseOnEsc(true);
    }

    private void watch(Runnable look) {
        var ui = UI.getCurrent();
        watching = ui.addPollListener(event -> look.run());
        ui.setPollInterval(LOOK_EVERY);
    }

    private void unwatch() {
        if (watching != null) {
            watching.remove();
            watching = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watching != null) {
            watching.remove();
            watching = null;
            event.getUI().setPollInterval(-1);
        }
    }

    private static String figures(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
