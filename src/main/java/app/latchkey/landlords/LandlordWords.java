package app.latchkey.landlords;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class LandlordWords {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile(" / ");
    private static final Map<String, LandlordStatus> STATUSES = new HashMap<>();
    private static final Map<String, AmlStatus> CHECKS = new HashMap<>();

    static {
        words(STATUSES, LandlordStatus.PROSPECT, "prospect / prospective / potential / lead / new");
        words(STATUSES, LandlordStatus.ACTIVE, "active / current / live / client");
        words(STATUSES, LandlordStatus.PAST, "past / former / inactive / ex / previous / archived");
        words(CHECKS, AmlStatus.NOT_CHECKED, "not checked / unchecked / none / no / outstanding / pending / to do");
        words(CHECKS, AmlStatus.CLEAR, "clear / cleared / passed / pass");
        words(CHECKS, AmlStatus.REFERRED, "referred / refer / under review / review");
        words(CHECKS, AmlStatus.FAILED, "failed / fail / rejected");
    }

    private LandlordWords() {}

    static Optional<LandlordStatus> status(String text) {
        return Optional.ofNullable(STATUSES.get(normal(text)));
    }

    static Optional<AmlStatus> checks(String text) {
        return Optional.ofNullable(CHECKS.get(normal(text)));
    }

    private static <T> void words(Map<String, T> dictionary, T meaning, String words) {
        SEPARATOR.splitAsStream(words).forEach(word -> dictionary.put(word, meaning));
    }

    private static String normal(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.UK)).replaceAll(" ").strip();
    }
}
