package app.latchkey.contacts;

import java.util.List;

/**
 * How many records of one kind hang on a contact, and the first of them.
 *
 * @param kind a word of the features', such as {@code listing}
 */
public record ContactHolding(String kind, long count, List<LinkedRecord> first) {}
