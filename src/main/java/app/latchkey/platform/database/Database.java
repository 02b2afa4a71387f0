package app.latchkey.platform.database;

/** A reachable PostgreSQL with its two logins. Closing it ends what was started for it. */
public interface Database extends AutoCloseable {

    String url();

    /**
     * The same for whoever's errors may end up in a log: in its details PostgreSQL says the values of rows. Which
     * constraint it was is said all the same.
     */
    default String discreetUrl() {
        return url() + (url().contains("?") ? "&" : "?") + "logServerErrorDetail=false";
    }

    Login application();

    Login owner();

    /** Where the rows are, in words for the operator. */
    String place();

    @Override
    default void close() {}

    record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }
}
