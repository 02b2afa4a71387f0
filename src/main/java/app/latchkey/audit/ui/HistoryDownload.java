package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryExport;
import app.latchkey.audit.HistoryExport.Wording;
import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistoryRow;
import app.latchkey.audit.HistorySearch;
import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.ExportsBusy;
import app.latchkey.exports.FileName;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of the filter as a file. */
class HistoryDownload extends Div {

    private static final List<String> HEADINGS =
            List.of("history.event", "history.record", "history.changes", "history.import");

    private final transient HistoryExport export;
    private final EventWords words;
    private final transient Clock clock;
    private final Anchor workbook = link(ExportFormat.XLSX, "history.export.xlsx");
    private volatile Wanted wanted = new Wanted(HistoryFilter.ALL, "");

    private record Wanted(HistoryFilter filter, String said) {}

    HistoryDownload(HistoryExport export, EventWords words, Clock clock) {
        this.export = export;
        this.words = words;
        this.clock = clock;
        addClassName("history-download");
        add(link(ExportFormat.CSV, "history.export.csv"), workbook);
    }

    /**
     * @param said which events, in words; blank for all
     * @param count as many as are known of
     */
    void show(HistoryFilter filter, String said, int count) {
        wanted = new Wanted(filter, said.isEmpty() ? getTranslation("history.export.all") : said);
        boolean isKnown = count <= HistorySearch.MOST_COUNTED;
        workbook.setEnabled(isKnown);
        workbook.getElement().setAttribute("title", isKnown ? "" : getTranslation("history.export.most", "10,000"));
    }

    private Anchor link(ExportFormat format, String text) {
        DownloadHandler handler = event -> write(format, event);
        var link = new Anchor(handler, getTranslation(text));
        link.getElement().setAttribute("download", true);
        return link;
    }

    /** Runs in the download's own request, outside the session's lock. */
    private void write(ExportFormat format, DownloadEvent event) throws IOException {
        var asked = wanted;
        event.setFileName(FileName.of(text("history.title"), List.of(), LocalDate.now(clock), format));
        event.setContentType(format.contentType());
        var headings = HEADINGS.stream().map(HistoryDownload::text).toList();
        try {
            export.write(
                    asked.filter(),
                    format,
                    asked.said(),
                    new Wording(HistoryDownload::text, headings, this::inWords),
                    new ExportRun(),
                    event.getOutputStream());
        } catch (ExportsBusy e) {
            event.getResponse().setStatus(HttpStatusCode.SERVICE_UNAVAILABLE.getCode());
            var unused = event.getUI().access(() -> Toasts.notice(text("export.state.BUSY")));
        }
    }

    private List<String> inWords(HistoryRow row) {
        return Stream.of(
                        words.event(row.event().eventType()),
                        words.record(row),
                        words.changes(row).stream().map(EventWords.Said::inLine).collect(Collectors.joining("; ")),
                        words.origin(row.event().origin()))
                .toList();
    }

    private static String text(String key) {
        return I18NProvider.translate(Locale.UK, key);
    }
}
