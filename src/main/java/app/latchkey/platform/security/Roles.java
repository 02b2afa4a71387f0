package app.latchkey.platform.security;

/** The roles inside an agency, and the one for the installation, as names for annotations. */
public final class Roles {

    public static final String AGENT = "AGENT";
    public static final String MANAGER = "MANAGER";
    public static final String ADMIN = "ADMIN";
    public static final String VIEWER = "VIEWER";
    public static final String SUPERUSER = "SUPERUSER";

    /** No role: whoever has yet to set up what their role has to sign in with. */
    public static final String CONFINED = "CONFINED";

    /** Everybody of an agency may read. */
    public static final String MAY_READ = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN', 'VIEWER')";

    /** Viewers only look. */
    public static final String MAY_WRITE = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN')";

    public static final String MAY_IMPORT = "hasAnyRole('MANAGER', 'ADMIN')";

    /** Makes one of two records, and two of it again. */
    public static final String MAY_MERGE = "hasAnyRole('MANAGER', 'ADMIN')";

    public static final String MAY_EXPORT = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN')";

    /** Many records at once, and taking that back. */
    public static final String MAY_CHANGE_IN_BULK = "hasAnyRole('MANAGER', 'ADMIN')";

    /** Agents their own, managers and administrators anybody's. */
    public static final String MAY_SEE_FIGURES = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN')";

    /** The agency's people and what they may do. */
    public static final String RUNS_AGENCY = "hasRole('ADMIN')";

    /** What everybody has: a password, sessions, a second factor. */
    public static final String SIGNED_IN = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN', 'VIEWER', 'SUPERUSER', 'CONFINED')";

    /** What everybody may do who may do what their role may. */
    public static final String IN_THEIR_ROLE = "hasAnyRole('AGENT', 'MANAGER', 'ADMIN', 'VIEWER', 'SUPERUSER')";

    public static final String RUNS_INSTALLATION = "hasRole('SUPERUSER')";

    private Roles() {}
}
