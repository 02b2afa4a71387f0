package app.latchkey.users;

/**
 * Who is signed in, on whichever instance.
 *
 * @param browsers of those people together
 * @param today how many signed in since midnight in London, whether they are still there or not
 */
public record Presence(int people, int browsers, int today) {}
