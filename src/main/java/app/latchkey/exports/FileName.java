package app.latchkey.exports;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of files that every system takes, and that say what is in them. */
public final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /** "listings-available-2-beds-2026-11-21.csv"; words that leave no letter or figure are left out. */
    public static String of(String subject, List<String> words, LocalDate day, ExportFormat format) {
        var said = Stream.concat(Stream.of(subject), words.stream())
                .map(FileName::plain)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
        var cut = said.length() <= LONGEST ? said : said.substring(0, LONGEST).replaceAll("-+$", "");
        return cut + "-" + day + "." + format.extension();
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}',’]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
