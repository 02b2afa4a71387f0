package app.latchkey.listings;

import java.util.Map;

/**
 * What a bulk edit would do now.
 *
 * @param changing listings that will be changed
 * @param unchanged listings that are so already
 * @param refused how many can't be changed so, by the status that forbids it
 * @param fingerprint tells one set of listings to be changed from another of the same size
 */
public record BulkPreview(int changing, int unchanged, Map<ListingStatus, Integer> refused, long fingerprint) {

    public BulkPreview {
        refused = Map.copyOf(refused);
    }

    /** Whether the very same listings would be changed. */
    boolean changesTheSameAs(BulkPreview other) {
        return changing == other.changing && fingerprint == other.fingerprint;
    }

    public int refusedCount() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
