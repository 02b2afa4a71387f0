package app.latchkey.kpis.ui;

import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.FileName;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.FormulaGuard;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.Chart;
import app.latchkey.platform.ui.Chart.Point;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure at large: what it means, its chart, the same as a table, and both to take away. */
class KpiDetail extends Dialog {

    private final transient Kpi kpi;
    private final transient KpiQuestion question;

    KpiDetail(Kpi kpi, KpiQuestion question, Figure figure, KpiFacts facts) {
        this.kpi = kpi;
        this.question = question;
        setHeaderTitle(KpiWords.title(kpi));
        setWidth("min(56rem, 96vw)");
        add(new Paragraph(getTranslation("kpi." + kpi.name() + ".definition")));
        if (!figure.parts().isEmpty()) {
            add(section(
                    getTranslation("kpi.parts"), Chart.Kind.valueOf(kpi.shape().name()), parts(figure), "parts"));
        }
        if (!figure.trend().isEmpty()) {
            add(section(getTranslation("kpi.trend"), Chart.Kind.LINE, trend(figure), "trend"));
        }
        add(new H3(getTranslation("kpi.how")), facts);
        getFooter().add(new Button(getTranslation("kpi.close"), event -> close()));
    }

    private List<Point> parts(Figure figure) {
        return figure.parts().stream()
                .map(part -> point(KpiWords.part(kpi, part.code()), part.value()))
                .toList();
    }

    private List<Point> trend(Figure figure) {
        return figure.trend().stream()
                .map(point -> point(BritishDates.format(point.from()), point.value()))
                .toList();
    }

    private Point point(String name, @Nullable BigDecimal value) {
        return new Point(name, value, KpiWords.value(kpi.unit(), value));
    }

    private Component section(String title, Chart.Kind kind, List<Point> points, String what) {
        var chart = new Chart(
                getTranslation("kpi.chart", KpiWords.title(kpi), title),
                kind,
                kpi.unit().name(),
                points);
        // A download has no screen to ask for words.
        var name = fileName(what);
        var bytes = csv(title, points);
        var picture = new Button(getTranslation("kpi.png"), event -> chart.savePicture(name.replace(".csv", ".png")));
        var file = new Anchor(
                DownloadHandler.fromInputStream(
                        event -> new DownloadResponse(new ByteArrayInputStream(bytes), name, "text/csv", bytes.length)),
                getTranslation("kpi.csv"));
        file.setRouterIgnore(true);
        var tools = new Div(picture, file);
        tools.addClassName("kpi-tools");
        return new Div(new H3(title), chart, tools, table(title, points));
    }

    private String fileName(String what) {
        return FileName.of(KpiWords.title(kpi), List.of(what), question.today(), ExportFormat.CSV);
    }

    private NativeTable table(String title, List<Point> points) {
        var table = new NativeTable();
        table.addClassName("kpi-table");
        table.setCaptionText(getTranslation("kpi.table", KpiWords.title(kpi), title));
        table.getHead()
                .add(new NativeTableRow(
                        new NativeTableHeaderCell(title), new NativeTableHeaderCell(KpiWords.title(kpi))));
        points.forEach(point -> table.getBody()
                .add(new NativeTableRow(new NativeTableCell(point.name()), new NativeTableCell(point.said()))));
        return table;
    }

    private byte[] csv(String title, List<Point> points) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(title, KpiWords.title(kpi));
            points.forEach(point -> csv.writeRecord(
                    FormulaGuard.guard(point.name()),
                    point.value() == null ? "" : point.value().toPlainString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
