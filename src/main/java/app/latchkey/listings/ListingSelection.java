package app.latchkey.listings;

import java.util.Set;

/** Which listings somebody means: those ticked one by one, or all that a filter finds. */
public sealed interface ListingSelection {

    /** As many as one can tick, or untick, by hand; whoever wants more filters. */
    int MOST_BY_HAND = 1000;

    record Picked(Set<Long> ids) implements ListingSelection {
        public Picked {
            ids = Set.copyOf(ids);
        }
    }

    /** @param except found, but unticked by hand */
    record Matching(ListingFilter filter, Set<Long> except) implements ListingSelection {
        public Matching {
            except = Set.copyOf(except);
        }
    }

    static ListingSelection all(ListingFilter filter) {
        return new Matching(filter, Set.of());
    }
}
