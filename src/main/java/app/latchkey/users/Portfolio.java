package app.latchkey.users;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks after, offered by the feature that keeps it: so people need not know what an agency works with. Is
 * called within a transaction of an administrator.
 */
public interface Portfolio {

    /** A word that texts name the records by, such as {@code listing}. */
    String kind();

    /** How many of them are this person's. */
    long count(long userId);

    /**
     * Gives all of them to somebody else of the agency, or, for null, to nobody.
     *
     * @throws PortfolioTooLarge when they are too many for one step
     */
    void handOver(long fromId, @Nullable Long toId);
}
