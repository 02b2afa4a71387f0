package app.latchkey.contacts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class ContactWords {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile(" / ");
    private static final Map<String, ContactKind> KINDS = new HashMap<>();
    private static final Map<String, ContactChannel> CHANNELS = new HashMap<>();
    private static final Map<String, ContactSource> SOURCES = new HashMap<>();

    static {
        words(KINDS, ContactKind.PERSON, "person / individual / private / private individual / p");
        words(KINDS, ContactKind.COMPANY, "company / organisation / organization / business / corporate / ltd / c");
        words(CHANNELS, ContactChannel.EMAIL, "email / e mail / mail");
        words(CHANNELS, ContactChannel.PHONE, "phone / telephone / call / mobile / by phone / phone call");
        words(CHANNELS, ContactChannel.TEXT, "text / sms / text message / whatsapp");
        words(CHANNELS, ContactChannel.POST, "post / letter / by post");
        words(SOURCES, ContactSource.PORTAL, "portal / rightmove / zoopla / onthemarket / on the market / openrent");
        words(SOURCES, ContactSource.WEBSITE, "website / our website / web / internet / online");
        words(
                SOURCES,
                ContactSource.REFERRAL,
                "referral / recommendation / recommended / word of mouth / friend / referred");
        words(SOURCES, ContactSource.WALK_IN, "walk in / walked in / office / branch / shop window / window");
        words(SOURCES, ContactSource.PHONE, "phone / phone call / telephone / called in / call");
        words(SOURCES, ContactSource.BOARD, "board / to let board / sign");
        words(SOURCES, ContactSource.SOCIAL, "social / social media / facebook / instagram / x / linkedin / tiktok");
        words(SOURCES, ContactSource.IMPORT, "import / imported");
        words(SOURCES, ContactSource.OTHER, "other");
    }

    private ContactWords() {}

    static Optional<ContactKind> kind(String text) {
        return Optional.ofNullable(KINDS.get(normal(text)));
    }

    static Optional<ContactChannel> channel(String text) {
        return Optional.ofNullable(CHANNELS.get(normal(text)));
    }

    static Optional<ContactSource> source(String text) {
        return Optional.ofNullable(SOURCES.get(normal(text)));
    }

    private static <T> void words(Map<String, T> dictionary, T meaning, String words) {
        SEPARATOR.splitAsStream(words).forEach(word -> dictionary.put(word, meaning));
    }

    private static String normal(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.UK)).replaceAll(" ").strip();
    }
}
