package app.latchkey.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a table holds and however it is written, it comes back as it was. */
class RoundTripTests {

    private static final List<String> PIECES = List.of(
            "a", "B", "7", " ", ",", ";", "\t", "|", "\"", "'", "\n", "£", "€", "é", "–", "=", "#", "<", "&", "\\",
            "0.5");

    /** Not in Windows-1252. */
    private static final List<String> WORLD = List.of("中", "ж", "😀", "🏳️‍🌈", "\u2028", "ﬁ", "e\u0301");

    private static final List<String> TITLES =
            List.of("Rent roll", "Generated on 31/01/2026 14:30", "# for your eyes only", "Branch: Bristol");

    @TempDir
    private Path folder;

    private final Random random = new Random(20261121);

    @Test
    void delimitedTextsComeBack() throws Exception {
        for (int round = 0; round < 1_000; round++) {
            boolean isWindows = random.nextInt(4) == 0;
            var table = table(isWindows ? PIECES : withWorld("\r\n", "\r"));
            var dialect = dialect(isWindows);
            var bytes = dialect.bytes(table, titles(), random);
            assertComesBack(pack(bytes), table, "round %d: %s".formatted(round, dialect));
        }
    }

    @Test
    void workbooksComeBack() throws Exception {
        for (int round = 0; round < 200; round++) {
            var table = table(withWorld());
            assertComesBack(pack(workbook(table, titles())), table, "round " + round);
        }
    }

    @Test
    void blmFilesComeBack() throws Exception {
        for (int round = 0; round < 300; round++) {
            boolean isWindows = random.nextInt(4) == 0;
            var table = table(isWindows ? PIECES : withWorld("\r\n", "\r", "^", "~"));
            String ends = List.of("^~", "|~", "\u00ac^").get(random.nextInt(3));
            var withoutEnds =
                    table.with(cell -> cell.replace(ends.substring(0, 1), "").replace(ends.substring(1), ""));
            var charset = isWindows ? "windows-1252" : "UTF-8";
            assertComesBack(pack(blm(withoutEnds, ends).getBytes(charset)), withoutEnds, "round " + round);
        }
    }

    private void assertComesBack(Path upload, Table table, String what) throws IOException {
        var unpacked = folder.resolve("unpacked");
        try {
            var file = Unpacking.unpack(upload, unpacked) ? unpacked : upload;
            try (var opened = RowFiles.open(file, FileChoices.NONE)) {
                assertThat(opened.header()).as(what).isEqualTo(table.header());
                var rows = new ArrayList<List<String>>();
                for (var row = opened.next(); row.isPresent(); row = opened.next()) {
                    rows.add(row.get().cells());
                }
                assertThat(rows).as(what).isEqualTo(table.rows());
            }
        } catch (UnreadableFile refused) {
            throw new AssertionError(what, refused);
        }
    }

    /** The first cell of a row is never blank, and neither is the last, for workbooks don't tell blank from absent. */
    private Table table(List<String> pieces) {
        int columns = random.nextInt(3, 10);
        var header = new ArrayList<String>();
        for (int column = 0; column < columns; column++) {
            header.add(List.of("Rent £", "Address", "Größe", "Let?", "O'Neill").get(column % 5) + " no. " + column);
        }
        var rows = new ArrayList<List<String>>();
        for (int row = random.nextInt(1, 40); row > 0; row--) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
                cells.add(column == 0 || column == columns - 1 ? "row " + row : cell(pieces));
            }
            rows.add(cells);
        }
        return new Table(header, rows);
    }

    private String cell(List<String> pieces) {
        var cell = new StringBuilder();
        for (int i = Math.max(0, random.nextInt(-4, 12)); i > 0; i--) {
            cell.append(pieces.get(random.nextInt(pieces.size())));
        }
        return cell.toString();
    }

    private static List<String> withWorld(String... more) {
        var pieces = new ArrayList<>(PIECES);
        pieces.addAll(WORLD);
        pieces.addAll(List.of(more));
        return pieces;
    }

    private List<String> titles() {
        var titles = new ArrayList<String>();
        for (int i = Math.max(0, random.nextInt(-4, 5)); i > 0; i--) {
            titles.add(random.nextInt(4) == 0 ? "" : TITLES.get(random.nextInt(TITLES.size())));
        }
        return titles;
    }

    private Dialect dialect(boolean isWindows) {
        var charset = isWindows
                ? "windows-1252"
                : List.of("UTF-8", "UTF-16LE", "UTF-16BE").get(random.nextInt(3));
        return new Dialect(
                charset,
                !isWindows && random.nextBoolean(),
                ",;\t|".charAt(random.nextInt(4)),
                List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(5) == 0);
    }

    private Path pack(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        switch (random.nextInt(3)) {
            case 0 -> {
                try (var gzip = new GZIPOutputStream(packed)) {
                    gzip.write(bytes);
                }
            }
            case 1 -> {
                try (var zip = new ZipOutputStream(packed)) {
                    zip.putNextEntry(new ZipEntry("table"));
                    zip.write(bytes);
                }
            }
            default -> packed.write(bytes);
        }
        return Files.write(folder.resolve("upload"), packed.toByteArray());
    }

    private byte[] workbook(Table table, List<String> titles) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Latchkey", "1.0")) {
            var sheet = book.newWorksheet("Lets");
            for (int title = 0; title < titles.size(); title++) {
                sheet.value(title, 0, titles.get(title));
            }
            var lines = new ArrayList<List<String>>(List.of(table.header()));
            lines.addAll(table.rows());
            boolean isShared = random.nextBoolean();
            for (int line = 0; line < lines.size(); line++) {
                for (int column = 0; column < table.header().size(); column++) {
                    String cell = lines.get(line).get(column);
                    if (isShared) {
                        sheet.value(titles.size() + line, column, cell);
                    } else {
                        sheet.inlineString(titles.size() + line, column, cell);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String blm(Table table, String ends) {
        var text = new StringBuilder("#HEADER#\r\nVERSION : 3\r\nEOF : '" + ends.charAt(0) + "'\r\nEOR : '"
                + ends.charAt(1) + "'\r\n\r\n#DEFINITION#\r\n");
        table.header().forEach(name -> text.append(name).append(ends.charAt(0)));
        text.append(ends.charAt(1)).append("\r\n\r\n#DATA#\r\n");
        for (var row : table.rows()) {
            row.forEach(cell -> text.append(cell).append(ends.charAt(0)));
            text.append(ends.charAt(1)).append("\r\n");
        }
        return text.append("#END#\r\n").toString();
    }

    private record Table(List<String> header, List<List<String>> rows) {

        Table with(UnaryOperator<String> change) {
            return new Table(
                    header,
                    rows.stream().map(row -> row.stream().map(change).toList()).toList());
        }
    }

    private record Dialect(
            String charset,
            boolean isMarked,
            char separator,
            String lineEnd,
            boolean isAllQuoted,
            boolean arePadded,
            boolean isSeparatorNamed) {

        byte[] bytes(Table table, List<String> titles, Random random) {
            var text = new StringBuilder(isMarked ? "\ufeff" : "");
            if (isSeparatorNamed) {
                text.append("sep=").append(separator).append(lineEnd);
            }
            String padding =
                    String.valueOf(separator).repeat(arePadded ? table.header().size() - 1 : 0);
            titles.forEach(title -> text.append(title).append(padding).append(lineEnd));
            text.append(line(table.header())).append(lineEnd);
            for (var row : table.rows()) {
                text.append(line(row)).append(lineEnd);
            }
            if (random.nextBoolean()) {
                text.setLength(text.length() - lineEnd.length());
            }
            return text.toString().getBytes(Charset.forName(charset));
        }

        private String line(List<String> cells) {
            return cells.stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator)));
        }

        private String quoted(String cell) {
            boolean needsQuotes =
                    cell.indexOf(separator) >= 0 || cell.contains("\"") || cell.contains("\n") || cell.contains("\r");
            return isAllQuoted || needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        }
    }
}
