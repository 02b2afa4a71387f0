package app.latchkey.workspace.rest;

import app.latchkey.api.Versioned;
import app.latchkey.workspace.SavedSearch;
import java.time.Instant;

/**
 * A saved filter as a program reads it.
 *
 * @param list the name of the list
 * @param query the filter and order as they stand in the list's address
 * @param owner the name of the person who made it
 * @param own whether that is the person who asks
 * @param shared whether the owner's branch sees it, too
 * @param startPage whether the person who asks starts there
 * @param removable whether the person who asks may take it away
 */
record SavedFilterResource(
        long id,
        int version,
        String list,
        String name,
        String query,
        String owner,
        boolean own,
        boolean shared,
        boolean startPage,
        boolean removable,
        Instant updatedAt)
        implements Versioned {

    static SavedFilterResource of(SavedSearch search) {
        return new SavedFilterResource(
                search.id(),
                search.version(),
                search.screen(),
                search.name(),
                search.query(),
                search.owner(),
                search.own(),
                search.shared(),
                search.startPage(),
                search.removable(),
                search.updatedAt());
    }
}
