package app.latchkey.imports;

import app.latchkey.platform.security.Role;
import java.util.Set;

/**
 * What a file may bring in.
 *
 * @param name as jobs keep it, and as the keys of its texts begin: "import.kind." and this name
 * @param entity what history calls the records that a row is mainly about
 * @param route where those records are listed; blank as long as they are nowhere
 * @param roles who may bring them in
 * @param toBranch whether new records belong to a branch that is chosen with the file
 * @param wholeOnly whether a file goes in as a whole or not at all
 * @param repeats whether several rows of a file may tell of the same record
 */
public record ImportKind(
        String name,
        String entity,
        String route,
        Set<Role> roles,
        boolean toBranch,
        boolean wholeOnly,
        boolean repeats) {

    public ImportKind {
        roles = Set.copyOf(roles);
    }
}
