package app.latchkey.users.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiListing;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Told;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.users.InvitationService;
import app.latchkey.users.SavedUser;
import app.latchkey.users.SessionService;
import app.latchkey.users.UserChanges;
import app.latchkey.users.UserService;
import app.latchkey.users.UserSession;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How somebody of the agency comes in, and where they are signed in. */
@ApiController
@RequestMapping(ApiController.V1 + "/users/{id:[0-9]{1,18}}")
@NeedsScope(ApiScope.ADMINISTER)
class UserAccessController {

    private final UserService users;
    private final UserChanges changes;
    private final InvitationService invitations;
    private final SessionService sessions;
    private final ApiListing lists;
    private final Answers answers;

    UserAccessController(
            UserService users,
            UserChanges changes,
            InvitationService invitations,
            SessionService sessions,
            ApiListing lists,
            Answers answers) {
        this.users = users;
        this.changes = changes;
        this.invitations = invitations;
        this.sessions = sessions;
        this.lists = lists;
        this.answers = answers;
    }

    /** A new link; the one before it works no longer. */
    @PostMapping("/link")
    Told<Invited> link(@PathVariable long id) {
        return answers.of(Invited.of(invitations.link(id), invitations.areMailed()));
    }

    /** The last used first. */
    @GetMapping("/sessions")
    Told<Page<UserSession>> sessions(@PathVariable long id) {
        return lists.whole(sessions.of(saved(id).id()));
    }

    /** Programs go on no longer, either. */
    @DeleteMapping("/sessions")
    ResponseEntity<Void> endAll(@PathVariable long id) {
        sessions.endAll(id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/sessions/{session:[0-9a-f-]{36}}")
    ResponseEntity<Void> end(@PathVariable long id, @PathVariable UUID session) {
        sessions.end(id, session);
        return ResponseEntity.noContent().build();
    }

    /** Passkeys go, too, and every session ends. */
    @DeleteMapping("/second-factor")
    ResponseEntity<Void> dropSecondFactor(@PathVariable long id) {
        changes.dropSecondFactor(id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api-tokens")
    ResponseEntity<Void> dropApiTokens(@PathVariable long id) {
        changes.dropApiTokens(id);
        return ResponseEntity.noContent().build();
    }

    private SavedUser saved(long id) {
        return users.find(id).orElseThrow(RecordMissing::new);
    }
}
