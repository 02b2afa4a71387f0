package app.latchkey.contacts;

import app.latchkey.imports.WordList;
import java.util.Optional;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class ContactWords {

    private static final WordList<ContactKind> KINDS = new WordList<>();
    private static final WordList<ContactChannel> CHANNELS = new WordList<>();
    private static final WordList<ContactSource> SOURCES = new WordList<>();

    static {
        KINDS.with(ContactKind.PERSON, "person / individual / private / private individual / p");
        KINDS.with(ContactKind.COMPANY, "company / organisation / organization / business / corporate / ltd / c");
        CHANNELS.with(ContactChannel.EMAIL, "email / e mail / mail");
        CHANNELS.with(ContactChannel.PHONE, "phone / telephone / call / mobile / by phone / phone call");
        CHANNELS.with(ContactChannel.TEXT, "text / sms / text message / whatsapp");
        CHANNELS.with(ContactChannel.POST, "post / letter / by post");
        SOURCES.with(ContactSource.PORTAL, "portal / rightmove / zoopla / onthemarket / on the market / openrent");
        SOURCES.with(ContactSource.WEBSITE, "website / our website / web / internet / online");
        SOURCES.with(
                ContactSource.REFERRAL, "referral / recommendation / recommended / word of mouth / friend / referred");
        SOURCES.with(ContactSource.WALK_IN, "walk in / walked in / office / branch / shop window / window");
        SOURCES.with(ContactSource.PHONE, "phone / phone call / telephone / called in / call");
        SOURCES.with(ContactSource.BOARD, "board / to let board / sign");
        SOURCES.with(ContactSource.SOCIAL, "social / social media / facebook / instagram / x / linkedin / tiktok");
        SOURCES.with(ContactSource.IMPORT, "import / imported");
        SOURCES.with(ContactSource.OTHER, "other");
    }

    private ContactWords() {}

    static Optional<ContactKind> kind(String text) {
        return KINDS.meaning(text);
    }

    static Optional<ContactChannel> channel(String text) {
        return CHANNELS.meaning(text);
    }

    static Optional<ContactSource> source(String text) {
        return SOURCES.meaning(text);
    }
}
