package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.users.InvalidUser;
import app.latchkey.users.Invitation;
import app.latchkey.users.InvitationService;
import app.latchkey.users.UserDetails;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Invites one person or several, all of them or nobody. */
class InviteDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** Whoever types in more has a file. */
    private static final int MOST = 20;

    private final transient InvitationService invitations;
    private final transient List<BranchName> branches;
    private final transient Consumer<List<Invitation>> done;
    private final Trouble trouble = new Trouble();
    private final Div people = new Div();
    private final List<UserFields> forms = new ArrayList<>();
    private final Button another = new Button(getTranslation("invite.another"), VaadinIcon.PLUS.create(), e -> add());
    private final Button send = new Button("", event -> send());

    InviteDialog(InvitationService invitations, List<BranchName> branches, Consumer<List<Invitation>> done) {
        this.invitations = invitations;
        this.branches = branches;
        this.done = done;
        setHeaderTitle(getTranslation("invite.title"));
        setWidth("min(44rem, 96vw)");
        setCloseOnOutsideClick(false);
        another.addThemeVariants(ButtonVariant.TERTIARY);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        var file = new Paragraph(getTranslation("invite.file") + " ");
        file.add(new Anchor("imports", getTranslation("invite.file-link")));
        add(new Paragraph(getTranslation("invite.text")), trouble, people, another, file);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> cancel()), send);
        addDialogCloseActionListener(event -> cancel());
        add();
    }

    private void add() {
        var before = forms.isEmpty() ? null : forms.getLast().read();
        var fields = new UserFields(
                new UserDetails(
                        "",
                        "",
                        before == null ? Role.AGENT : before.role(),
                        before == null
                                ? (branches.size() == 1 ? branches.getFirst().id() : null)
                                : before.branchId()),
                branches);
        forms.add(fields);
        people.add(fields);
        another.setVisible(forms.size() < MOST);
        send.setText(getTranslation("invite.send", forms.size()));
    }

    private void send() {
        trouble.clear();
        try {
            var wanted = forms.stream().map(UserFields::read).toList();
            var made = invitations.invite(wanted);
            close();
            done.accept(made);
        } catch (InvalidUser e) {
            forms.get(e.place()).show(e.problems());
            trouble.say(getTranslation("invite.problems"));
        } finally {
            send.setEnabled(true);
        }
    }

    private void cancel() {
        if (forms.stream().anyMatch(UserFields::isDirty)) {
            Unsaved.ask(this, this::close, () -> {});
        } else {
            close();
        }
    }
}
