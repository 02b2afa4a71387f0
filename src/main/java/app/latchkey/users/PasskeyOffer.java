package app.latchkey.users;

import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** What a browser is asked to make a passkey from: once, and only for the person it was made for. */
public final class PasskeyOffer {

    private final PublicKeyCredentialCreationOptions options;
    private final String json;

    PasskeyOffer(PublicKeyCredentialCreationOptions options, String json) {
        this.options = options;
        this.json = json;
    }

    PublicKeyCredentialCreationOptions options() {
        return options;
    }

    /** As browsers read it. */
    public String json() {
        return json;
    }
}
