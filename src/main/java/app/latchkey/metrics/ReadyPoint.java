package app.latchkey.metrics;

/**
 * Something to look at before an agency works with an installation.
 *
 * @param isSo whether it is as it should be
 * @param found what it was judged by; empty where there is nothing to show
 */
public record ReadyPoint(Name name, boolean isSo, String found) {

    /** Named in the texts below {@code metrics.ready.}. */
    public enum Name {
        /** People reach the desk by https. */
        ADDRESS,
        /** What encrypts secrets comes from the environment. */
        SECRET,
        /** Whoever runs something needs a second factor. */
        SECOND_FACTOR,
        /** Links are mailed. */
        MAIL,
        /** Attempts and calls are limited. */
        LIMITS,
        /** Figures are kept in memory. */
        CACHE,
        /** No statement runs for ever. */
        TIMEOUT,
        /** The server takes all connections of this instance, and others. */
        POOL,
        /** Every index is whole. */
        INDEXES
    }
}
