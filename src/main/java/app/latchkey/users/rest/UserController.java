package app.latchkey.users.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiProblems;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Count;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.ListEndpoints;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.users.InvalidUser;
import app.latchkey.users.InvitationService;
import app.latchkey.users.PortfolioTooLarge;
import app.latchkey.users.SavedUser;
import app.latchkey.users.StaffService;
import app.latchkey.users.UserChanges;
import app.latchkey.users.UserDetails;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserRefused;
import app.latchkey.users.UserRow;
import app.latchkey.users.UserService;
import app.latchkey.users.UserSort;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The agency's people, for those who run it. */
@ApiController
@RequestMapping(ApiController.V1 + "/users")
@NeedsScope(ApiScope.ADMINISTER)
class UserController extends ListEndpoints<UserFilter, UserSort, UserRow> implements Refusals {

    private final UserService users;
    private final UserChanges changes;
    private final InvitationService invitations;
    private final Answers answers;
    private final ApiProblems problems;
    private final Idempotency idempotency;

    UserController(
            UserService users,
            UserChanges changes,
            InvitationService invitations,
            ApiListing lists,
            Answers answers,
            ApiProblems problems,
            Idempotency idempotency) {
        super(
                lists,
                new ApiList<>(
                        "users",
                        StaffService.ENTITY,
                        UserRow.class,
                        UserFilter::read,
                        UserSort::read,
                        filter -> Count.exactly(users.count(filter)),
                        users::rows,
                        users::rowsAfter,
                        UserSort::place));
        this.users = users;
        this.changes = changes;
        this.invitations = invitations;
        this.answers = answers;
        this.problems = problems;
        this.idempotency = idempotency;
    }

    /** People to invite, all of them or nobody; {@link InvitationService#MOST_AT_ONCE} at most. */
    record People(List<UserDetails> people) {}

    /** Who was invited, in the order in which they were sent. */
    record AllInvited(List<Invited> invited) {}

    /** @param heirId who looks after what they looked after; null for nobody */
    record Leaving(@Nullable Long heirId) {}

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<UserResource> find(@PathVariable long id, HttpServletRequest request) {
        return answers.of(request, UserResource.class, UserResource.of(saved(id)));
    }

    @Creates(example = """
            {"name": "Ada Byron", "email": "ada@example.org", "role": "agent", "branch_id": 1}""")
    @PostMapping
    Told<Invited> invite(Wish<UserDetails> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            var invitation = invitations.invite(List.of(wish.made())).getFirst();
            return answers.created(
                    ApiController.V1 + "/users/" + invitation.userId(),
                    Invited.of(invitation, invitations.areMailed()));
        });
    }

    @Creates(example = """
            {"people": [{"name": "Ada Byron", "email": "ada@example.org", "role": "agent", "branch_id": 1}]}""")
    @PostMapping("/bulk")
    Told<AllInvited> inviteAll(Wish<People> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            var people = wish.made().people();
            if (people.isEmpty() || people.size() > InvitationService.MOST_AT_ONCE) {
                throw new ApiRefusal(HttpStatus.BAD_REQUEST, "people-count", null, InvitationService.MOST_AT_ONCE);
            }
            try {
                return answers.created(
                        ApiController.V1 + "/users",
                        new AllInvited(invitations.invite(people).stream()
                                .map(invitation -> Invited.of(invitation, invitations.areMailed()))
                                .toList()));
            } catch (InvalidUser e) {
                throw new ApiRefusal(HttpStatus.BAD_REQUEST, "invalid", e)
                        .with(
                                "errors",
                                e.problems().stream()
                                        .map(problem -> problems.error("people[" + e.place() + "].", problem))
                                        .toList());
            }
        });
    }

    @Edits(example = """
            {"role": "manager"}""")
    @PatchMapping("/{id:[0-9]{1,18}}")
    Told<UserResource> edit(@PathVariable long id, Wish<UserDetails> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        changes.update(before.at(version).with(wish.over(before.details())));
        return told(id);
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/suspend")
    Told<UserResource> suspend(@PathVariable long id, HttpServletRequest request) {
        changes.suspend(saved(id).at(Answers.version(request)));
        return told(id);
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/reactivate")
    Told<UserResource> reactivate(@PathVariable long id, HttpServletRequest request) {
        changes.reactivate(saved(id).at(Answers.version(request)));
        return told(id);
    }

    @Edits(example = """
            {"heir_id": null}""")
    @PostMapping("/{id:[0-9]{1,18}}/leave")
    Told<UserResource> leave(@PathVariable long id, Wish<Leaving> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        changes.leave(saved(id).at(version), wish.made().heirId());
        return told(id);
    }

    private Told<UserResource> told(long id) {
        return answers.of(UserResource.of(saved(id)));
    }

    private SavedUser saved(long id) {
        return users.find(id).orElseThrow(RecordMissing::new);
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return switch (failure) {
            case UserRefused refused ->
                ApiRefusal.conflict("user-refused", refused)
                        .with("reason", refused.reason().name().toLowerCase(Locale.ROOT));
            case PortfolioTooLarge large ->
                ApiRefusal.conflict("portfolio-too-large", large, large.most())
                        .with("kind", large.kind())
                        .with("most", large.most());
            default -> null;
        };
    }
}
