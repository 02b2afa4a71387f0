package app.latchkey.platform.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is to the agency, or, for {@link #SUPERUSER}, to the installation. */
public enum Role {
    AGENT,
    MANAGER,
    ADMIN,
    VIEWER,
    SUPERUSER;

    /** Those inside an agency. */
    public static final Set<Role> OF_AGENCY = Collections.unmodifiableSet(EnumSet.range(AGENT, VIEWER));

    public boolean mayWrite() {
        return this == AGENT || this == MANAGER || this == ADMIN;
    }

    public boolean mayMerge() {
        return this == MANAGER || this == ADMIN;
    }

    /** Whether whoever takes over such an account could do most harm, so that a password alone may not be enough. */
    public boolean runsSomething() {
        return this == ADMIN || this == SUPERUSER;
    }

    /** As {@link Roles#RUNS_AGENCY}. */
    public boolean runsAgency() {
        return this == ADMIN;
    }
}
