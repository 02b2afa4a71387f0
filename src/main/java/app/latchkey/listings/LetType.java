package app.latchkey.listings;

/** For living in, or for a stay of some nights. */
public enum LetType {
    LONG,
    SHORT
}
