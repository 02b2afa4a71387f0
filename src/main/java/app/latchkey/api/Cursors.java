package app.latchkey.api;

import app.latchkey.platform.Place;
import app.latchkey.platform.security.InstallationSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Writes places so that nobody makes one up, or brings one to another list, filter or order. */
@Component
class Cursors {

    private static final int SIGNATURE = 12;

    private final SecretKey key;
    private final ApiJson json;

    Cursors(InstallationSecret secret, ApiJson json) {
        this.key = secret.key("cursors");
        this.json = json;
    }

    /** @param source what the place belongs to */
    String write(Place place, String source) {
        var text = json.write(place);
        var signed = Arrays.copyOf(signature(text, source), SIGNATURE + text.length);
        System.arraycopy(text, 0, signed, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** @throws CursorRefused when it is none of ours, or belongs to something else */
    Place read(String cursor, String source) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new CursorRefused();
        }
        if (signed.length <= SIGNATURE) {
            throw new CursorRefused();
        }
        var text = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(signed, SIGNATURE), signature(text, source))) {
            throw new CursorRefused();
        }
        return Objects.requireNonNull(json.read(text, Place.class));
    }

    private byte[] signature(byte[] text, String source) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(source.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
