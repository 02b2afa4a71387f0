package app.latchkey.imports;

/**
 * A word of a file that is none of ours, where only ours are of use.
 *
 * @param field a field that has choices
 */
public record UnknownWord(String field, String word, int rows) {}
