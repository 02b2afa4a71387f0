package app.latchkey.workspace;

import java.time.Instant;

/**
 * A filter with a name, as one person sees it.
 *
 * @param version grows with every change of it
 * @param screen the path of its list, such as {@code listings}
 * @param query the filter and order as they stand in that list's address
 * @param owner the name of the person who made it
 * @param own whether that is the person who looks
 * @param shared whether the owner's branch sees it, too
 * @param startPage whether the person who looks starts there
 * @param removable whether the person who looks may take it away
 * @param updatedAt when it was changed last, or brought back
 */
public record SavedSearch(
        long id,
        int version,
        String screen,
        String name,
        String query,
        String owner,
        boolean own,
        boolean shared,
        boolean startPage,
        boolean removable,
        Instant updatedAt) {

    public static final int LONGEST_NAME = 80;

    static final int LONGEST_QUERY = 4_000;

    /** The link that opens it, for its owner and for those it is shared with. */
    public String path() {
        return screen + "?saved=" + id;
    }

    /** The same in this state, which an edit was made of. */
    public SavedSearch at(int otherVersion) {
        return new SavedSearch(
                id, otherVersion, screen, name, query, owner, own, shared, startPage, removable, updatedAt);
    }
}
