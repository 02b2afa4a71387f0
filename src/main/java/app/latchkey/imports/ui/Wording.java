package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.BritishDates;
import java.io.Serializable;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The screens' words for what an import has to say. */
record Wording(Translation translation) {

    private static final long MEGABYTE = 1024L * 1024;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String REFUSED = "import.refused.";

    /** A component's own way to its texts. */
    interface Translation extends Serializable {
        String get(String key, Object... arguments);
    }

    String of(String key, Object... arguments) {
        return translation.get(key, arguments);
    }

    String of(ImportText text) {
        var said = of(text.key(), text.arguments().toArray());
        return text.key().startsWith(REFUSED) && !text.arguments().isEmpty()
                ? said + " " + of("import.refused-line", text.arguments().getFirst())
                : said;
    }

    /** What the file is, what to do, and where to look if the place is known. */
    String of(UnreadableFile refused) {
        var said = of(REFUSED + refused.reason());
        return refused.line().isPresent()
                ? said + " " + of("import.refused-line", number(refused.line().getAsLong()))
                : said;
    }

    /** What is said of one thing or another, said of many: dots stand for what differs. */
    String summary(String key) {
        var said = of(key);
        return said.contains("{0}") ? of(key, "…", "…", "…") : said;
    }

    /** A sentence with a number, in figures and, to choose its words by, as it is. */
    String counted(String key, long number) {
        return of(key, number(number), number);
    }

    /** "21 Nov 2026", in London. */
    static String day(Instant at) {
        return BritishDates.format(at.atZone(LONDON).toLocalDate());
    }

    String kind(String kind) {
        return of("import.kind." + kind);
    }

    /** Many of a kind, within a sentence. */
    String records(String kind) {
        return of("import.noun." + kind, 2);
    }

    /** "1,204 new and 33 changed listings". */
    String written(ImportJob job) {
        var counts = job.counts();
        long last = counts.updated() > 0 ? counts.updated() : counts.inserted();
        var noun = of("import.noun." + job.kind(), last);
        var key = counts.updated() == 0
                ? "import.written.new"
                : counts.inserted() == 0 ? "import.written.changed" : "import.written.both";
        return of(key, number(counts.inserted()), number(counts.updated()), noun);
    }

    /** "2,500". */
    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    /** "4.2 MB", or "12 kB". */
    static String size(long bytes) {
        return bytes < MEGABYTE
                ? number(Math.max(1, bytes / 1024)) + " kB"
                : String.format(Locale.UK, "%,.1f MB", (double) bytes / MEGABYTE);
    }

    /** As a person would guess it; blank when nobody can. */
    String left(Duration left) {
        long seconds = left.toSeconds();
        if (seconds == 0) {
            return "";
        }
        if (seconds < 10) {
            return of("import.left.soon");
        }
        if (seconds < 55) {
            return of("import.left.seconds", (seconds + 4) / 5 * 5);
        }
        return seconds < 3600
                ? counted("import.left.minutes", Math.max(1, (seconds + 30) / 60))
                : counted("import.left.hours", Math.max(1, (seconds + 1800) / 3600));
    }
}
