package app.latchkey.platform.jobs;

import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import org.jspecify.annotations.Nullable;

/** What is to be done, and for whom: the person as they were when they asked for it. */
record Assignment(
        long id,
        long userId,
        @Nullable Long agencyId,
        @Nullable Long branchId,
        String name,
        Role role) {

    static Assignment of(long id, SignedIn person) {
        return new Assignment(id, person.id(), person.agencyId(), person.branchId(), person.name(), person.role());
    }

    SignedIn person() {
        return new SignedIn(userId, agencyId, branchId, "", name, role, true, null);
    }
}
