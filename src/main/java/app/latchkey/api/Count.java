package app.latchkey.api;

/**
 * How many records a filter finds.
 *
 * @param atLeast whether there may be more: some lists are counted no further than anybody waits for
 */
public record Count(long count, boolean atLeast) {

    public static Count exactly(long count) {
        return new Count(count, false);
    }
}
