package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportMoved;
import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.FileFormat;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found out about the file's own form. Each can be put right; the file is then read anew at once. */
class FormatPanel extends Div {

    private static final int LAST_HEADER_LINE = 1000;

    private final Course course;
    private final Wording wording;
    private final Div facts = new Div();
    private final Trouble trouble = new Trouble();
    private @Nullable ImportJob job;

    FormatPanel(Course course) {
        this.course = course;
        this.wording = course.wording();
        facts.addClassName("import-format");
        add(trouble, facts);
    }

    void show(ImportJob next) {
        job = next;
        trouble.clear();
        facts.removeAll();
        var format = next.format();
        switch (format.kind()) {
            case DELIMITED -> facts.add(charset(format), separator(format), headerLine(format));
            case WORKBOOK -> facts.add(sheet(format), headerLine(format));
            case BLM -> facts.add(charset(format), Stage.hint(wording.of("import.format.blm")));
        }
    }

    private Select<String> charset(FileFormat format) {
        var known = RowFiles.charsets();
        var now = format.charset();
        var select = select("import.charset", known, now);
        select.addValueChangeListener(
                event -> read(new FileChoices(event.getValue(), separatorOf(format), null, headerOf(format))));
        return select;
    }

    private Select<Character> separator(FileFormat format) {
        var select = select("import.separator", RowFiles.separators(), format.separator());
        select.setItemLabelGenerator(this::separator);
        select.addValueChangeListener(
                event -> read(new FileChoices(format.charset(), event.getValue(), null, format.headerLine())));
        return select;
    }

    private Select<String> sheet(FileFormat format) {
        var select = select("import.sheet", format.sheets(), format.sheet());
        select.addValueChangeListener(event -> read(new FileChoices(null, null, event.getValue(), null)));
        return select;
    }

    private IntegerField headerLine(FileFormat format) {
        var line = new IntegerField(wording.of("import.header-line"));
        line.setMin(1);
        line.setMax(LAST_HEADER_LINE);
        line.setStepButtonsVisible(true);
        line.setValue(Math.toIntExact(format.headerLine()));
        line.addValueChangeListener(event -> {
            var chosen = event.getValue();
            if (chosen != null && chosen >= 1 && chosen <= LAST_HEADER_LINE) {
                read(new FileChoices(
                        format.charset(),
                        format.kind() == FileFormat.Kind.DELIMITED ? separatorOf(format) : null,
                        format.sheet(),
                        chosen.longValue()));
            }
        });
        return line;
    }

    private static @Nullable Character separatorOf(FileFormat format) {
        return format.kind() == FileFormat.Kind.DELIMITED ? format.separator() : null;
    }

    private static @Nullable Long headerOf(FileFormat format) {
        return format.kind() == FileFormat.Kind.DELIMITED ? format.headerLine() : null;
    }

    private <T> Select<T> select(String label, List<T> known, @Nullable T now) {
        var select = new Select<T>();
        select.setLabel(wording.of(label));
        select.setItems(known);
        if (now != null && known.contains(now)) {
            select.setValue(now);
        } else if (now != null) {
            select.setPlaceholder(now.toString());
        }
        return select;
    }

    private void read(FileChoices choices) {
        var seen = job;
        if (seen == null) {
            return;
        }
        try {
            course.screen().show(course.plans().reread(seen, choices));
        } catch (UnreadableFile refused) {
            show(seen);
            trouble.say(wording.of("import.not-so", wording.of(refused)));
        } catch (ImportMoved moved) {
            course.screen().moved();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String separator(Character separator) {
        return switch (separator) {
            case ',' -> wording.of("import.separator.comma");
            case ';' -> wording.of("import.separator.semicolon");
            case '\t' -> wording.of("import.separator.tab");
            case '|' -> wording.of("import.separator.bar");
            default -> wording.of("import.separator.other", String.valueOf(separator));
        };
    }
}
