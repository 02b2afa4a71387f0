package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records with one of them as the header: the one that was chosen, else the one that serves best. */
final class HeadedFile implements RowFile {

    /** How far is read ahead to find the header, so that a few huge rows don't fill the memory. */
    private static final int MOST_CHARACTERS_AHEAD = 1 << 20;

    private final Records records;
    private final long mostRows;
    private final Deque<FileRow> ahead = new ArrayDeque<>();
    private final FileFormat format;
    private final List<String> header;
    private long rows;
    private boolean isOver;

    HeadedFile(Records records, @Nullable Long headerLine, long mostRows) throws IOException, UnreadableFile {
        this.records = records;
        this.mostRows = mostRows;
        try {
            var names = header(headerLine);
            format = records.format(names.line());
            header = names(filledUp(names, width(names)).cells());
        } catch (IOException | UnreadableFile | RuntimeException failure) {
            records.close();
            throw failure;
        }
    }

    @Override
    public FileFormat format() {
        return format;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<FileRow> next() throws IOException, UnreadableFile {
        var row = ahead.isEmpty() ? records.next() : ahead.poll();
        if (row == null) {
            isOver = true;
            return Optional.empty();
        }
        rows++;
        if (rows > mostRows) {
            throw new UnreadableFile(Reason.TOO_LARGE, row.line());
        }
        return Optional.of(filledUp(row, header.size()));
    }

    @Override
    public double readShare() {
        return isOver ? 1 : records.readShare();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private FileRow header(@Nullable Long chosenLine) throws IOException, UnreadableFile {
        boolean isChosen = chosenLine != null || !records.isHeaderInDoubt();
        readAhead(isChosen ? 2 : HeaderSearch.ROWS);
        if (ahead.isEmpty()) {
            throw new UnreadableFile(chosenLine == null ? records.whyEmpty() : Reason.HEADER_ONLY);
        }
        int titles = isChosen ? 0 : HeaderSearch.titlesAbove(List.copyOf(ahead));
        for (int i = 0; i < titles; i++) {
            ahead.remove();
        }
        var names = ahead.remove();
        var below = Optional.ofNullable(ahead.peek());
        if (!isChosen
                && HeaderCheck.isData(names.cells(), below.map(FileRow::cells).orElse(List.of()))) {
            throw new UnreadableFile(Reason.HEADER_IS_DATA, names.line());
        }
        if (below.isEmpty()) {
            throw new UnreadableFile(Reason.HEADER_ONLY);
        }
        return names;
    }

    private void readAhead(int most) throws IOException, UnreadableFile {
        int characters = 0;
        while (ahead.size() < 2 || (ahead.size() < most && characters < MOST_CHARACTERS_AHEAD)) {
            var row = records.next();
            if (row == null) {
                return;
            }
            for (String cell : row.cells()) {
                characters += cell.length();
            }
            ahead.add(row);
        }
    }

    /** How many columns there are: where records are trimmed, the widest of the first tells of columns without a name. */
    private int width(FileRow names) {
        int width = names.cells().size();
        if (records.isTrimmed()) {
            for (var row : ahead) {
                width = Math.max(width, row.cells().size());
            }
        }
        return width;
    }

    private FileRow filledUp(FileRow row, int width) {
        int missing = width - row.cells().size();
        if (missing <= 0 || !records.isTrimmed()) {
            return row;
        }
        var cells = new ArrayList<>(row.cells());
        cells.addAll(Collections.nCopies(missing, ""));
        return new FileRow(row.line(), cells);
    }

    private static List<String> names(List<String> cells) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int column = 0; column < cells.size(); column++) {
            String stated = cells.get(column).replaceAll("[\\s\\p{Z}]+", " ").strip();
            String name = stated.isEmpty() ? "Column " + (column + 1) : stated;
            String unique = name;
            for (int copy = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); copy++) {
                unique = name + " (" + copy + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }
}
