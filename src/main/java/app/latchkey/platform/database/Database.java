package app.latchkey.platform.database;

/** A reachable PostgreSQL with its two logins. Closing it ends what was started for it. */
public interface Database extends AutoCloseable {

    String url();

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
