package app.latchkey.users.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.users.ApiToken;
import app.latchkey.users.ProfileService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One's API tokens: which there are, one more, one less. */
class ApiTokenSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ProfileService profile;
    private final Div tokens = new Div();

    /** @param offered what one may let a program do */
    ApiTokenSection(ProfileService profile, Set<ApiScope> offered, Supplier<LocalDate> today) {
        this.profile = profile;
        add(
                new Paragraph(getTranslation("api-token.text")),
                tokens,
                new Button(
                        getTranslation("api-token.make"),
                        event -> new ApiTokenDialog(profile, offered, today.get(), this::show).open()));
        show();
    }

    private void show() {
        tokens.removeAll();
        var known = profile.apiTokens();
        if (known.isEmpty()) {
            tokens.add(new Paragraph(getTranslation("api-token.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("session-list");
        known.forEach(token -> list.add(line(token)));
        tokens.add(list);
    }

    private ListItem line(ApiToken token) {
        var name = new Div(new Span(token.label()));
        name.addClassName("token-name");
        if (token.state() != ApiToken.State.WORKS) {
            var state = new Span(getTranslation("api-token.state." + token.state()));
            state.addClassNames("status", token.state().name());
            name.add(state);
        }
        var hint = new Span(token.hint() + "…");
        hint.addClassName("secret");
        var scopes = token.scopes().stream().map(ApiScope::word).collect(Collectors.joining(", "));
        var used = token.lastUsedAt();
        var remove = new Button(getTranslation("passkey.remove"), event -> ask(token));
        remove.setAriaLabel(getTranslation("passkey.remove-of", token.label()));
        return new ListItem(
                new Div(
                        name,
                        new Span(hint, new Span(" · " + scopes)),
                        new Span(getTranslation(
                                "api-token.line",
                                Dates.moment(token.createdAt()),
                                BritishDates.format(token.lastDay()),
                                token.state() == ApiToken.State.EXPIRED ? 1 : 0)),
                        new Span(
                                used == null
                                        ? getTranslation("api-token.unused")
                                        : getTranslation("api-token.used", Dates.moment(used)))),
                remove);
    }

    private void ask(ApiToken token) {
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation("passkey.remove.title", token.label()));
        ask.setText(getTranslation("api-token.remove.text"));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("contact.cancel"));
        ask.setConfirmText(getTranslation("passkey.remove"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(event -> {
            profile.removeApiToken(token.id());
            show();
            Toasts.done(getTranslation("api-token.removed", token.label()));
        });
        ask.open();
    }
}
