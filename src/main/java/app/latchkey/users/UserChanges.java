package app.latchkey.users;

import app.latchkey.audit.HistoryService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.users.UserRefused.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator does with people: INVITED → ACTIVE ↔ SUSPENDED → LEFT. Whoever may not go on as before is signed
 * out everywhere within seconds. The database sees to that, and that every agency keeps an administrator.
 */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class UserChanges {

    /** The constraint that keeps an agency its administrator. */
    private static final String LAST_ADMIN = "users_last_admin";

    private final UserRecords records;
    private final UserSessions sessions;
    private final PasswordLinks links;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final ApiTokens apiTokens;
    private final List<Portfolio> portfolios;
    private final HistoryService history;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;

    UserChanges(
            UserRecords records,
            UserSessions sessions,
            PasswordLinks links,
            SecondFactors secondFactors,
            Passkeys passkeys,
            ApiTokens apiTokens,
            List<Portfolio> portfolios,
            HistoryService history,
            ApplicationEventPublisher events,
            CurrentUser user) {
        this.records = records;
        this.sessions = sessions;
        this.links = links;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.apiTokens = apiTokens;
        this.portfolios = portfolios;
        this.history = history;
        this.events = events;
        this.user = user;
    }

    /**
     * Writes an edit over the state it started from. Who gets another role or branch signs in anew; a link that went to an
     * address that is not theirs any more can't be used.
     *
     * @throws InvalidUser when a field can't be so, or somebody else has that address
     * @throws UserRefused when it is one's own role, or the agency's last administrator
     * @throws StaleEdit when somebody saved in between
     * @throws UserNotFound when nobody of the agency has this number
     */
    @Transactional
    public void update(SavedUser edited) {
        var current = current(edited);
        refuse(current.details(), edited.details());
        var changes = FieldChange.between(current.details(), edited.details());
        if (changes.isEmpty()) {
            return;
        }
        if (isOneself(edited.id())
                && edited.details().role() != current.details().role()) {
            throw new UserRefused(Reason.ONESELF);
        }
        try {
            keepingAnAdmin(() -> records.write(edited.id(), edited.details()));
        } catch (DuplicateKeyException e) {
            throw new InvalidUser(0, List.of(Problem.of("email", "user.problem.taken")));
        }
        if (!edited.details().email().equals(current.details().email())) {
            links.drop(edited.id());
        }
        say(edited.id(), "CHANGED", changes);
    }

    /**
     * Somebody may not sign in for now, and is signed out.
     *
     * @throws UserRefused when it is oneself, the last administrator, or nobody who is active
     * @throws StaleEdit when somebody saved in between
     */
    @Transactional
    public void suspend(SavedUser person) {
        move(person, UserStatus.SUSPENDED, Set.of(UserStatus.ACTIVE), "SUSPENDED");
    }

    @Transactional
    public void reactivate(SavedUser person) {
        move(person, UserStatus.ACTIVE, Set.of(UserStatus.SUSPENDED), "REACTIVATED");
    }

    /**
     * Somebody works here no more; an invitation that is not used yet ends, and so do their API tokens.
     *
     * @param heirId who looks after what they looked after; null for nobody
     * @throws UserRefused when it is oneself, the last administrator, or somebody who can't take over
     * @throws StaleEdit when somebody saved in between
     * @throws PortfolioTooLarge when they look after more than changes hands in one step
     */
    @Transactional
    public void leave(SavedUser person, @Nullable Long heirId) {
        move(person, UserStatus.LEFT, Set.of(UserStatus.INVITED, UserStatus.ACTIVE, UserStatus.SUSPENDED), "LEFT");
        if (heirId != null && !mayTakeOver(person.id(), heirId)) {
            throw new UserRefused(Reason.HEIR);
        }
        portfolios.stream()
                .filter(portfolio -> portfolio.count(person.id()) > 0)
                .forEach(portfolio -> portfolio.handOver(person.id(), heirId));
        links.drop(person.id());
    }

    /**
     * Somebody lost what they sign in with beside the password: their second factor and passkeys go, and every session
     * ends.
     *
     * @throws UserRefused when it is oneself: {@link ProfileService} asks for the password first
     * @throws UserNotFound when nobody of the agency has this number
     */
    @Transactional
    public void dropSecondFactor(long id) {
        records.lock(id);
        if (isOneself(id)) {
            throw new UserRefused(Reason.ONESELF);
        }
        secondFactors.drop(id);
        passkeys.dropAll(id);
        sessions.endAll(id);
        say(id, "SECOND_FACTOR_OFF", List.of());
    }

    /** Programs that work in somebody's name can do so no more. */
    @Transactional
    public void dropApiTokens(long id) {
        records.lock(id);
        if (apiTokens.dropAll(id) > 0) {
            say(id, "API_TOKENS_REMOVED", List.of());
        }
    }

    /** What somebody looks after, by the kind of record; kinds of which there are none are left out. */
    public Map<String, Long> portfolio(long id) {
        var counts = new LinkedHashMap<String, Long>();
        portfolios.forEach(portfolio -> counts.put(portfolio.kind(), portfolio.count(id)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private boolean mayTakeOver(long id, long heirId) {
        return id != heirId
                && records.find(heirId)
                        .filter(heir -> heir.status() == UserStatus.ACTIVE
                                && heir.details().role().mayWrite())
                        .isPresent();
    }

    private void move(SavedUser person, UserStatus to, Set<UserStatus> from, String event) {
        var current = current(person);
        if (isOneself(person.id())) {
            throw new UserRefused(Reason.ONESELF);
        }
        if (!from.contains(current.status())) {
            throw new UserRefused(Reason.STATUS);
        }
        keepingAnAdmin(() -> records.write(person.id(), to));
        say(
                person.id(),
                event,
                List.of(new FieldChange("status", current.status().name(), to.name())));
    }

    private SavedUser current(SavedUser edited) {
        var current = records.lock(edited.id());
        if (current.version() != edited.version()) {
            throw history.staleEdit(StaffService.ENTITY, edited.id());
        }
        return current;
    }

    private void refuse(UserDetails before, UserDetails after) {
        var problems = UserRules.check(after);
        if (!before.email().equals(after.email())
                && !records.taken(Set.of(after.email())).isEmpty()) {
            problems.add(Problem.of("email", "user.problem.taken"));
        }
        if (after.branchId() != null
                && !Objects.equals(before.branchId(), after.branchId())
                && !records.areBranches(Set.of(after.branchId()))) {
            problems.add(Problem.of("branchId", "bulk.problem.branch"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidUser(0, problems);
        }
    }

    private static void keepingAnAdmin(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw e;
        } catch (DataIntegrityViolationException e) {
            if (e.getMostSpecificCause() instanceof PSQLException cause
                    && cause.getServerErrorMessage() != null
                    && LAST_ADMIN.equals(cause.getServerErrorMessage().getConstraint())) {
                throw new UserRefused(Reason.LAST_ADMIN);
            }
            throw e;
        }
    }

    private boolean isOneself(long id) {
        return user.require().id() == id;
    }

    private void say(long id, String event, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(StaffService.ENTITY, id, event, changes, null));
    }
}
