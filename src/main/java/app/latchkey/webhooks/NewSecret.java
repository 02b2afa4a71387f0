package app.latchkey.webhooks;

/**
 * What messages are signed with from now on, said this once.
 *
 * @param secret {@code whsec_} and 32 random bytes in base64
 */
public record NewSecret(long webhookId, String secret) {

    @Override
    public String toString() {
        return "Secret of webhook " + webhookId;
    }
}
