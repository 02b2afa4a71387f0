package app.latchkey.users;

/**
 * The link that sets somebody's password. It is told here and never again.
 *
 * @param path from the root of the desk
 */
public record Invitation(long userId, String name, String email, String path) {

    /** Where links lead to; the rest of the path is the secret. */
    public static final String ROUTE = "set-password";

    static String path(String token) {
        return ROUTE + "/" + token;
    }

    @Override
    public String toString() {
        return "link of user " + userId;
    }
}
