package app.latchkey.users;

import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.security.SignedIn;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody does for themselves: password, second factor, passkeys, API tokens, sessions. */
@Service
@PreAuthorize(Roles.SIGNED_IN)
@Transactional(readOnly = true)
public class ProfileService {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileService.class);

    private final CurrentUser user;
    private final PresentPassword presentPassword;
    private final UserRecords records;
    private final UserSessions sessions;
    private final SecondFactors secondFactors;
    private final SecondFactorRule secondFactorRule;
    private final Passkeys passkeys;
    private final ApiTokens apiTokens;
    private final PasswordEncoder encoder;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    ProfileService(
            CurrentUser user,
            PresentPassword presentPassword,
            UserRecords records,
            UserSessions sessions,
            SecondFactors secondFactors,
            SecondFactorRule secondFactorRule,
            Passkeys passkeys,
            ApiTokens apiTokens,
            PasswordEncoder encoder,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.user = user;
        this.presentPassword = presentPassword;
        this.records = records;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.secondFactorRule = secondFactorRule;
        this.passkeys = passkeys;
        this.apiTokens = apiTokens;
        this.encoder = encoder;
        this.database = database;
        this.events = events;
    }

    /**
     * Every other session ends.
     *
     * @param here the session it is done in, which goes on; null to end all
     * @throws InvalidPassword when the present one is wrong, or the new one can't be so
     */
    @Transactional
    public void changePassword(String present, String wanted, @Nullable UUID here) {
        var person = user.require();
        presentPassword.prove(person, present);
        PasswordRules.check(wanted, person.email(), person.name()).ifPresent(problem -> {
            throw new InvalidPassword(problem);
        });
        var hash = Objects.requireNonNull(encoder.encode(wanted));
        if (person.agencyId() == null) {
            database.sql("select set_superuser_password(:id, :hash)")
                    .param("id", person.id())
                    .param("hash", hash)
                    .query((row, number) -> person.id())
                    .single();
        } else {
            records.write(person.id(), hash, UserStatus.ACTIVE);
        }
        endOthers(person, here);
        say(person, "PASSWORD_SET");
    }

    /** One's own browsers and programs, the last used first. */
    public List<UserSession> sessions() {
        return sessions.all(user.require().id());
    }

    @Transactional
    public void endSession(UUID id) {
        var person = user.require();
        if (sessions.end(id, person.id())) {
            say(person, "SESSIONS_ENDED");
        }
    }

    /** @param here the one that goes on; null to end all */
    @Transactional
    public void endOtherSessions(@Nullable UUID here) {
        var person = user.require();
        endOthers(person, here);
        say(person, "SESSIONS_ENDED");
    }

    public boolean hasSecondFactor() {
        return secondFactors.isOn(user.require());
    }

    /** Whoever could do nothing but set up a second factor may do what their role may, once they have. */
    public void free() {
        if (!secondFactorRule.isBrokenBy(user.require())) {
            user.free();
        }
    }

    /** Whether one's role may not go without. */
    public boolean needsSecondFactor() {
        return secondFactorRule.isFor(user.require());
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft() {
        return secondFactors.codesLeft(user.require());
    }

    /**
     * A secret to begin with; nothing is kept of it until {@link #turnOn}.
     *
     * @throws InvalidPassword when it is wrong
     */
    public SecondFactorOffer offerSecondFactor(String password) {
        var person = user.require();
        presentPassword.prove(person, password);
        return SecondFactorOffer.of(person.email(), SecondFactors.newSecret());
    }

    /** @return recovery codes, told here and never again; none when the code is wrong and nothing was done */
    @Transactional
    public List<String> turnOn(SecondFactorOffer offer, String code) {
        var person = user.require();
        var codes = secondFactors.turnOn(person, offer.secret(), code);
        if (!codes.isEmpty()) {
            say(person, "SECOND_FACTOR_ON");
        }
        return codes;
    }

    /** @throws InvalidPassword when it is wrong, or the person's role may not go without */
    @Transactional
    public void turnOff(String password) {
        var person = user.require();
        if (secondFactorRule.isFor(person)) {
            throw new InvalidPassword(Problem.of("present", "profile.second-factor.required"));
        }
        presentPassword.prove(person, password);
        secondFactors.turnOff(person);
        say(person, "SECOND_FACTOR_OFF");
    }

    /** One's own, the oldest first. */
    public List<Passkey> passkeys() {
        return passkeys.of(user.require());
    }

    /**
     * What this person's browser makes a passkey from; nothing is kept of it until {@link #addPasskey}.
     *
     * @throws InvalidPassword when it is wrong
     */
    public PasskeyOffer offerPasskey(String password) {
        var person = user.require();
        presentPassword.prove(person, password);
        return passkeys.offer(person);
    }

    /**
     * @param answer what the browser made of the offer
     * @param label what its owner calls it; blank for none
     * @throws PasskeyRefused when it is no answer to this person's offer
     */
    @Transactional
    public void addPasskey(PasskeyOffer offer, String answer, String label) {
        var person = user.require();
        passkeys.add(person, offer, answer, label.isBlank() ? "Passkey" : label.strip());
        say(person, "PASSKEY_ADDED");
    }

    @Transactional
    public void removePasskey(String id) {
        var person = user.require();
        if (passkeys.remove(person, id)) {
            say(person, "PASSKEY_REMOVED");
        }
    }

    /** One's own, the newest first. */
    @PreAuthorize(Roles.IN_THEIR_ROLE)
    public List<ApiToken> apiTokens() {
        return apiTokens.of(user.require());
    }

    /**
     * @param lastDay the last in London on which it works: today, or within a year
     * @return the token, told here and never again
     * @throws InvalidApiToken when it can't be so, or one has too many already
     * @throws InvalidPassword when it is wrong
     */
    @PreAuthorize(Roles.IN_THEIR_ROLE)
    @Transactional
    public String makeApiToken(String label, Set<ApiScope> scopes, LocalDate lastDay, String password) {
        var person = user.require();
        apiTokens.check(person, label, scopes, lastDay);
        presentPassword.prove(person, password);
        var token = apiTokens.make(person, label, scopes, lastDay);
        say(person, "API_TOKEN_ADDED");
        return token;
    }

    @Transactional
    public void removeApiToken(UUID id) {
        var person = user.require();
        if (apiTokens.remove(person, id)) {
            say(person, "API_TOKEN_REMOVED");
        }
    }

    private void endOthers(SignedIn person, @Nullable UUID here) {
        if (here == null) {
            sessions.endAll(person.id());
        } else {
            sessions.endOthers(person.id(), here);
        }
    }

    /** Superusers belong to no agency, and so to no agency's history: what they did is in the log. */
    private void say(SignedIn person, String event) {
        if (person.agencyId() == null) {
            LOG.info("{}: {}", person, event);
        } else {
            events.publishEvent(new RecordChanged(StaffService.ENTITY, person.id(), event, List.of(), null));
        }
    }
}
