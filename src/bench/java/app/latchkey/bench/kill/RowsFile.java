package app.latchkey.bench.kill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of listings with references of our own, the same rows every time. Of the large one a fifth changes records that
 * the earlier one brought, a tenth says what they are already, the rest is new; every hundredth row is bad, in turn for
 * what it says itself and for repeating the reference of another.
 */
record RowsFile(int rows) {

    private static final List<String> TOWNS = List.of("Bristol", "Bath", "Cardiff", "Newport", "Swindon");

    /** How many of the large file are there already. */
    int known() {
        return rows / 10 * 3;
    }

    int rejected() {
        return count(0, rows, true);
    }

    int updated() {
        return count(0, changed(), false);
    }

    int unchanged() {
        return count(changed(), known(), false);
    }

    int inserted() {
        return count(known(), rows, false);
    }

    private int changed() {
        return rows / 10 * 2;
    }

    private static int count(int from, int to, boolean bad) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bad == (isSaidWrong(i) || isRepeated(i))) {
                count++;
            }
        }
        return count;
    }

    private static boolean isSaidWrong(int row) {
        return row % 200 == 57;
    }

    private static boolean isRepeated(int row) {
        return row % 200 == 157;
    }

    Path earlier(Path folder) throws IOException {
        var file = folder.resolve("earlier.csv");
        try (var out = begin(file)) {
            for (int i = 0; i < known(); i++) {
                write(out, reference(i), i, Integer.toString(rent(i)));
            }
        }
        return file;
    }

    Path large(Path folder) throws IOException {
        var file = folder.resolve("large.csv");
        try (var out = begin(file)) {
            for (int i = 0; i < rows; i++) {
                int rent = rent(i) + (i < changed() ? 25 : 0);
                write(
                        out,
                        reference(isRepeated(i) ? i - 40 : i),
                        i,
                        isSaidWrong(i) ? "by arrangement" : Integer.toString(rent));
            }
        }
        return file;
    }

    /** A small one that has nothing in common with the others, to wait for them. */
    static Path waiting(Path folder, int rows) throws IOException {
        var file = folder.resolve("waiting.csv");
        try (var out = begin(file)) {
            for (int i = 0; i < rows; i++) {
                write(out, "WAIT-" + i, i, Integer.toString(rent(i)));
            }
        }
        return file;
    }

    private static BufferedWriter begin(Path file) throws IOException {
        var out = Files.newBufferedWriter(file);
        out.write("ref,address,town,postcode,bedrooms,rent\n");
        return out;
    }

    private static void write(BufferedWriter out, String reference, int row, String rent) throws IOException {
        out.write("%s,%d Mill Lane,%s,BS%d %dXN,%d,%s\n"
                .formatted(reference, row, TOWNS.get(row % TOWNS.size()), 1 + row % 16, row % 10, 1 + row % 4, rent));
    }

    private static String reference(int row) {
        return "KILL-" + row;
    }

    private static int rent(int row) {
        return 700 + row % 900;
    }
}
