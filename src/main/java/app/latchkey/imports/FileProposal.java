package app.latchkey.imports;

import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.FileFormat;
import app.latchkey.imports.files.FileRow;
import app.latchkey.imports.files.RowFile;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a file is probably to be understood, as far as its names and first rows tell.
 *
 * @param format how its characters are read
 */
record FileProposal(FileFormat format, ImportPlan plan) {

    private static final int ROWS_TO_SAMPLE = 200;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 60;

    static FileProposal of(Path rows, FileChoices choices, ImportTarget target) throws IOException, UnreadableFile {
        try (var file = RowFiles.open(rows, choices)) {
            var first = first(file, ROWS_TO_SAMPLE);
            var values = values(file.header().size(), first);
            var matching = ColumnMatching.propose(file.header(), values, target.fields());
            var columns = IntStream.range(0, values.size())
                    .mapToObj(column -> new FileColumn(
                            file.header().get(column),
                            values.get(column).stream()
                                    .limit(SAMPLES)
                                    .map(FileProposal::shortened)
                                    .toList(),
                            matching.get(column)))
                    .toList();
            var plan = new ImportPlan(
                    columns,
                    Map.of(),
                    target.words(file.format().kind()),
                    null,
                    target.kind().wholeOnly());
            return new FileProposal(file.format(), plan.withKey(key(target, plan, first)));
        }
    }

    static List<FileRow> first(RowFile file, int rows) throws IOException, UnreadableFile {
        var first = new ArrayList<FileRow>();
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            first.add(row.get());
            if (first.size() == rows) {
                break;
            }
        }
        return first;
    }

    /** What was detected, or chosen over that: the file is read so from now on. */
    static FileChoices as(FileFormat format) {
        return switch (format.kind()) {
            case DELIMITED -> new FileChoices(format.charset(), format.separator(), null, format.headerLine());
            case WORKBOOK -> new FileChoices(null, null, format.sheet(), format.headerLine());
            case BLM -> new FileChoices(format.charset(), null, null, null);
        };
    }

    /** The surest key that each of the first good rows has, each another one; none if rows can't be told by any. */
    private static @Nullable String key(ImportTarget target, ImportPlan plan, List<FileRow> first) {
        var reader = new RowReader(target, new ImportRun(0, 0, plan.places()), plan);
        var good = first.stream()
                .map(row -> reader.read(row.cells()))
                .filter(check -> check.problems().isEmpty())
                .map(RowCheck::values)
                .toList();
        return target.keys().stream()
                .filter(key -> plan.told().containsAll(key.fields()))
                .filter(key -> key.unique() || !good.isEmpty())
                .filter(key -> target.kind().repeats()
                        ? good.stream().allMatch(row -> key.of(row) != null)
                        : good.stream()
                                        .map(key::of)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .count()
                                == good.size())
                .map(MatchKey::name)
                .findFirst()
                .orElse(null);
    }

    private static List<Set<String>> values(int columns, List<FileRow> rows) {
        var values = new ArrayList<Set<String>>();
        for (int column = 0; column < columns; column++) {
            values.add(new LinkedHashSet<>());
            for (var row : rows) {
                var value = CellText.strip(row.cell(column));
                if (!value.isEmpty()) {
                    values.get(column).add(value);
                }
            }
        }
        return values;
    }

    private static String shortened(String value) {
        return CellText.first(LONGEST_SAMPLE, value.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " "));
    }
}
