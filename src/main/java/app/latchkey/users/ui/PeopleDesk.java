package app.latchkey.users.ui;

import app.latchkey.users.InvitationService;
import app.latchkey.users.SessionService;
import app.latchkey.users.StaffService;
import app.latchkey.users.UserChanges;
import app.latchkey.users.UserService;
import org.springframework.stereotype.Component;

/** What the screen of people works with. */
@Component
record PeopleDesk(
        UserService users,
        UserChanges changes,
        InvitationService invitations,
        SessionService sessions,
        StaffService staff) {}
