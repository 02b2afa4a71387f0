package app.latchkey.platform.search;

import java.util.List;

/** One kind of record that the quick search finds. Those who implement it guard it as any service. */
public interface QuickFinder {

    /** The heading of the kind, as a key of the translations; the groups stand in the order of the beans. */
    String heading();

    /**
     * The records a person most likely means, the best first; a typing error is forgiven.
     *
     * @param text what was typed so far, not blank
     * @param most how many to find
     */
    List<Found> find(String text, int most);
}
