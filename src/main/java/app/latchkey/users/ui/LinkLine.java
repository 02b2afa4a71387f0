package app.latchkey.users.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.users.InvitationService;
import app.latchkey.users.LinkMailing;
import app.latchkey.users.PasswordLink;
import app.latchkey.users.StaffService;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumSet;
import java.util.Set;

/** Until when somebody's newest link works, and what became of the mail with it, from moment to moment. */
class LinkLine extends Div {

    private static final long serialVersionUID = 1L;
    private static final Set<LinkMailing> TROUBLE = EnumSet.of(LinkMailing.DELAYED, LinkMailing.FAILED);

    private final transient InvitationService invitations;
    private final long userId;

    LinkLine(InvitationService invitations, LiveUpdates live, long userId) {
        this.invitations = invitations;
        this.userId = userId;
        addClassName("link-line");
        getElement().setAttribute("role", "status");
        live.follow(this, Set.of(StaffService.ENTITY), change -> {
            if (change.mayConcern(userId)) {
                show();
            }
        });
        show();
    }

    private void show() {
        removeAll();
        invitations
                .newestLink(userId)
                .ifPresentOrElse(this::show, () -> add(new Span(getTranslation("user.link-none"))));
    }

    private void show(PasswordLink link) {
        var at = link.mailedAt();
        var mail = new Span(getTranslation("link-mail." + link.mailing(), at == null ? "" : Dates.moment(at)));
        mail.setClassName("failed", TROUBLE.contains(link.mailing()));
        add(new Span(getTranslation("user.link-until", Dates.moment(link.expiresAt()))), mail);
    }
}
