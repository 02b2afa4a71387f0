package app.latchkey.platform.cache;

/** Knows how much room it takes. */
public interface Weighed {

    /** In numbers or dates; at least 1. */
    int weight();
}
