package app.latchkey.listings;

import java.util.List;

/** What free text comes to in one agency. */
sealed interface TextMatch {

    /** Nothing was typed. */
    TextMatch EVERYTHING = new Words(List.of());

    /** Not looked into yet: the statement finds its listings by itself. */
    record Typed(String text) implements TextMatch {}

    /** Rare words: the listings that have them, by number. */
    record Found(List<Long> ids) implements TextMatch {}

    /** Common words, all of which a listing's search text must contain. */
    record Words(List<String> words) implements TextMatch {}
}
