package app.latchkey.users;

/** How long ago somebody signed in last. Who never did is in {@link #NEVER} alone. */
public enum LastSignIn {
    WITHIN_7_DAYS("u.last_sign_in_at >= cast(:now as timestamptz) - interval '7 days'"),
    WITHIN_30_DAYS("u.last_sign_in_at >= cast(:now as timestamptz) - interval '30 days'"),
    NOT_FOR_30_DAYS("u.last_sign_in_at < cast(:now as timestamptz) - interval '30 days'"),
    NOT_FOR_90_DAYS("u.last_sign_in_at < cast(:now as timestamptz) - interval '90 days'"),
    NEVER("u.last_sign_in_at is null");

    private final String sql;

    LastSignIn(String sql) {
        this.sql = sql;
    }

    /** About a row of people, called u, and the moment of asking. */
    String sql() {
        return sql;
    }
}
