package app.latchkey.platform.security;

/** What somebody is to the agency, or, for {@link #SUPERUSER}, to the installation. */
public enum Role {
    AGENT,
    MANAGER,
    ADMIN,
    VIEWER,
    SUPERUSER;

    public boolean mayWrite() {
        return this == AGENT || this == MANAGER || this == ADMIN;
    }

    public boolean mayMerge() {
        return this == MANAGER || this == ADMIN;
    }

    /** As {@link Roles#RUNS_AGENCY}. */
    public boolean runsAgency() {
        return this == ADMIN;
    }
}
