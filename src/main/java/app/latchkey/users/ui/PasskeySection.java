package app.latchkey.users.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.users.Passkey;
import app.latchkey.users.PasskeyOffer;
import app.latchkey.users.PasskeyRefused;
import app.latchkey.users.ProfileService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;

/** One's passkeys: which there are, one more, one less. */
class PasskeySection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ProfileService profile;
    private final Div keys = new Div();
    private final TextField label = new TextField(getTranslation("passkey.label"));

    PasskeySection(ProfileService profile) {
        this.profile = profile;
        label.setMaxLength(60);
        label.setPlaceholder(getTranslation("passkey.label.example"));
        label.setWidthFull();
        add(keys, label, new Button(getTranslation("passkey.add"), event -> ask()));
        show();
    }

    private void show() {
        keys.removeAll();
        var known = profile.passkeys();
        if (known.isEmpty()) {
            keys.add(new Paragraph(getTranslation("passkey.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("session-list");
        known.forEach(key -> list.add(line(key)));
        keys.add(list);
    }

    private ListItem line(Passkey key) {
        var remove = new Button(getTranslation("passkey.remove"), event -> ask(key));
        remove.setAriaLabel(getTranslation("passkey.remove-of", key.label()));
        return new ListItem(
                new Div(
                        new Span(key.label()),
                        new Span(getTranslation(
                                "passkey.line", Dates.moment(key.createdAt()), Dates.moment(key.lastUsedAt())))),
                remove);
    }

    private void ask(Passkey key) {
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation("passkey.remove.title", key.label()));
        ask.setText(getTranslation("passkey.remove.text"));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("contact.cancel"));
        ask.setConfirmText(getTranslation("passkey.remove"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(event -> {
            profile.removePasskey(key.id());
            show();
        });
        ask.open();
    }

    private void ask() {
        new PasswordDialog(
                        getTranslation("passkey.add"),
                        getTranslation("password.why"),
                        getTranslation("password.go-on"),
                        password -> make(profile.offerPasskey(password)))
                .open();
    }

    private void make(PasskeyOffer offer) {
        getElement()
                .executeJs("""
                        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse($0));
                        return JSON.stringify((await navigator.credentials.create({publicKey})).toJSON());""", offer.json())
                .then(String.class, answer -> keep(offer, answer), failed -> refused());
    }

    private void keep(PasskeyOffer offer, String answer) {
        try {
            profile.addPasskey(offer, answer, label.getValue());
            label.clear();
            show();
            Toasts.done(getTranslation("passkey.added"));
        } catch (PasskeyRefused e) {
            refused();
        }
    }

    private void refused() {
        Toasts.notice(getTranslation("passkey.refused"));
    }
}
