package app.latchkey.metrics.ui;

import app.latchkey.metrics.Measure;
import java.time.Duration;
import java.util.Locale;

/** Figures of machines as people read them; what is not known is a dash. */
final class FigureWords {

    private static final String NOTHING = "–";

    private FigureWords() {}

    static String of(Measure.Unit unit, double value) {
        return switch (unit) {
            case MILLIS -> millis(value);
            case PERCENT -> percent(value);
            case NUMBER -> number(value);
            case SECONDS -> seconds(value);
        };
    }

    static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return NOTHING;
        }
        if (millis >= 1_000) {
            return String.format(Locale.UK, "%,.1f s", millis / 1_000);
        }
        return String.format(Locale.UK, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String percent(double percent) {
        if (Double.isNaN(percent)) {
            return NOTHING;
        }
        boolean isFine = percent != 0 && (percent < 1 || (percent > 99 && percent < 99.995));
        return String.format(Locale.UK, isFine ? "%.2f%%" : "%.0f%%", percent);
    }

    static String number(double number) {
        return Double.isNaN(number) ? NOTHING : String.format(Locale.UK, "%,.0f", number);
    }

    static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    static String perSecond(double rate) {
        return Double.isNaN(rate) ? NOTHING : String.format(Locale.UK, "%,.1f/s", rate);
    }

    static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return NOTHING;
        }
        if (seconds < 120) {
            return String.format(Locale.UK, "%.0f s", seconds);
        }
        return duration(Duration.ofSeconds((long) seconds));
    }

    /** "2 min", "3 h 20 min", "4 d 3 h". */
    static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
    }

    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    static String bytes(double bytes) {
        if (bytes >= 1e9) {
            return String.format(Locale.UK, "%.1f GB", bytes / 1e9);
        }
        return bytes >= 1e6
                ? String.format(Locale.UK, "%.0f MB", bytes / 1e6)
                : String.format(Locale.UK, "%.0f kB", bytes / 1e3);
    }
}
