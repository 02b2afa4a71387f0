package app.latchkey.api;

/** A record whose edits name the state they were made of. */
public interface Versioned {

    int version();
}
