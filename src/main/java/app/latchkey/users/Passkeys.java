package app.latchkey.users;

import app.latchkey.platform.security.SignedIn;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn): a device proves that it has a key and that its owner unlocked it, so that one alone is as good as a
 * password with a second factor. They are good for the address that the desk is reached under.
 */
@Component
class Passkeys {

    private static final String ASKED = Passkeys.class.getName();
    private static final String NAME = "Latchkey";
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
            new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final UserCredentialRepository kept;
    private final Webauthn4JRelyingPartyOperations desk;
    private final SignInLookup lookup;

    Passkeys(PasskeyOwners owners, JdbcOperations database, SignInLookup lookup, @Value("${latchkey.url}") String url) {
        this.lookup = lookup;
        kept = new JdbcUserCredentialRepository(database);
        desk = new Webauthn4JRelyingPartyOperations(
                owners,
                kept,
                PublicKeyCredentialRpEntity.builder()
                        .id(URI.create(url).getHost())
                        .name(NAME)
                        .build(),
                Set.of(url));
        desk.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        desk.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    PasskeyOffer offer(SignedIn person) {
        var options =
                desk.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
        return new PasskeyOffer(options, json.writeValueAsString(options));
    }

    /** @throws PasskeyRefused when it is no answer to the offer, or the offer was somebody else's */
    void add(SignedIn person, PasskeyOffer offer, String answer, String label) {
        try {
            if (PasskeyOwners.userId(offer.options().getUser().getId()) != person.id()) {
                throw new IllegalArgumentException("Another person's offer");
            }
            desk.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    offer.options(), new RelyingPartyPublicKey(json.readValue(answer, MADE), label)));
        } catch (RuntimeException e) {
            throw new PasskeyRefused(e);
        }
    }

    /** The oldest first. */
    List<Passkey> of(SignedIn person) {
        return kept.findByUserId(PasskeyOwners.id(person.id())).stream()
                .map(key -> new Passkey(
                        key.getCredentialId().toBase64UrlString(), key.getLabel(), key.getCreated(), key.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    void dropAll(long userId) {
        kept.findByUserId(PasskeyOwners.id(userId)).forEach(key -> kept.delete(key.getCredentialId()));
    }

    /** @return whether it was this person's */
    boolean remove(SignedIn person, String id) {
        boolean isTheirs = of(person).stream().anyMatch(key -> key.id().equals(id));
        if (isTheirs) {
            kept.delete(Bytes.fromBase64(id));
        }
        return isTheirs;
    }

    /** What a browser is asked to prove, as it reads it; one question at a time in each session. */
    String ask(HttpSession session) {
        var options = desk.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        session.setAttribute(ASKED, options);
        return json.writeValueAsString(options);
    }

    /** @throws AuthenticationException when it proves nothing; the question is used up either way */
    SignedIn prove(HttpSession session, String answer) {
        if (!(session.getAttribute(ASKED) instanceof PublicKeyCredentialRequestOptions asked)) {
            throw new BadCredentialsException("Nothing was asked");
        }
        session.removeAttribute(ASKED);
        long ownerId;
        try {
            ownerId = PasskeyOwners.userId(
                    desk.authenticate(new RelyingPartyAuthenticationRequest(asked, json.readValue(answer, SHOWN)))
                            .getId());
        } catch (RuntimeException e) {
            throw new BadCredentialsException("No answer to what was asked", e);
        }
        return lookup.find(ownerId)
                .filter(SignedIn::isEnabled)
                .orElseThrow(() -> new BadCredentialsException("Not active"));
    }
}
