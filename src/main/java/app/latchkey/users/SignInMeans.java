package app.latchkey.users;

/**
 * What somebody comes in by beside their password, and what comes in for them.
 *
 * @param hasSecondFactor whether signing in asks for a code, too
 * @param apiTokens how many they have, with those that have expired
 * @param programs how many they signed in by their password
 */
public record SignInMeans(boolean hasSecondFactor, int passkeys, int apiTokens, int programs) {

    /** Whether losing a device can shut them out, or let somebody else in. */
    public boolean needDevice() {
        return hasSecondFactor || passkeys > 0;
    }
}
