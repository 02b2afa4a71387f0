package app.latchkey.users;

import app.latchkey.platform.security.SignedIn;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Whose passkeys they are: people by their number, which stays whatever they are called. Nothing is kept of its own. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final SignInLookup lookup;

    PasskeyOwners(SignInLookup lookup) {
        this.lookup = lookup;
    }

    static Bytes id(long userId) {
        return new Bytes(Long.toString(userId).getBytes(StandardCharsets.US_ASCII));
    }

    static long userId(Bytes id) {
        return Long.parseLong(new String(id.getBytes(), StandardCharsets.US_ASCII));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return lookup.find(userId(id)).map(PasskeyOwners::owner).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        try {
            return owner(lookup.find(email));
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("People are invited, not made by a passkey");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("People stay when a passkey goes");
    }

    private static PublicKeyCredentialUserEntity owner(SignedIn person) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id(person.id()))
                .name(person.email())
                .displayName(person.name())
                .build();
    }
}
