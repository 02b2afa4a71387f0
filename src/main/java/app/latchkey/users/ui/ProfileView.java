package app.latchkey.users.ui;

import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.users.InvalidPassword;
import app.latchkey.users.ProfileService;
import app.latchkey.users.SecondFactorOffer;
import app.latchkey.users.UserSession;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Oneself: password, second factor, passkeys, API tokens, and where one is signed in. */
@Route(ProfileView.PATH)
@StyleSheet("context://latchkey/users.css")
@RolesAllowed({Roles.AGENT, Roles.MANAGER, Roles.ADMIN, Roles.VIEWER, Roles.SUPERUSER, Roles.CONFINED})
class ProfileView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "profile";

    private static final long serialVersionUID = 1L;

    private final transient ProfileService profile;
    private final transient CurrentUser user;
    private final Div secondFactor = new Div();
    private final Div sessions = new Div();

    ProfileView(ProfileService profile, CurrentUser user, Clock clock) {
        this.profile = profile;
        this.user = user;
        addClassNames("list-view", "profile");
        var person = user.require();
        var heading = new Div(new H1(getTranslation("profile.title")));
        heading.addClassName("view-heading");
        var facts = new Facts();
        facts.fact("user.name", person.name());
        facts.fact("contact.email", person.email());
        facts.fact("user.role", getTranslation("role." + person.role()));
        add(
                heading,
                facts,
                section("profile.password", password()),
                section("profile.second-factor", secondFactor),
                section("profile.passkeys", new PasskeySection(profile)));
        if (!person.isConfined()) {
            add(section(
                    "profile.api-tokens",
                    new ApiTokenSection(profile, ApiScope.of(person.role()), () -> LocalDate.now(clock))));
        }
        add(section("profile.sessions", sessions));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SecondFactorRequired.WANTED)
                .isPresent()) {
            Toasts.notice(getTranslation("profile.second-factor.required"));
        }
        showSecondFactor();
        showSessions();
    }

    private Section section(String title, Component content) {
        var section = new Section(new H2(getTranslation(title)), content);
        section.addClassName("profile-section");
        return section;
    }

    private Component password() {
        var present = new PresentPasswordField();
        var wanted = new NewPasswordFields();
        var save = new Button(getTranslation("password.change"), event -> {
            present.setInvalid(false);
            wanted.read().ifPresent(password -> {
                try {
                    profile.changePassword(present.getValue(), password, here());
                    present.clear();
                    wanted.clear();
                    showSessions();
                    Toasts.done(getTranslation("password.changed"));
                } catch (InvalidPassword e) {
                    if (e.problem().field().equals("present")) {
                        present.show(e);
                    } else {
                        wanted.show(e.problem());
                    }
                }
            });
        });
        return new Div(present, wanted, save);
    }

    private void showSecondFactor() {
        secondFactor.removeAll();
        if (profile.hasSecondFactor()) {
            var buttons = new Div(new Button(
                    getTranslation("profile.second-factor.renew"),
                    event -> askForSecondFactor("profile.second-factor.renew")));
            if (!profile.needsSecondFactor()) {
                buttons.add(new Button(getTranslation("profile.second-factor.off-button"), event -> turnOff()));
            }
            buttons.addClassName("profile-buttons");
            secondFactor.add(
                    new Paragraph(getTranslation("profile.second-factor.on", profile.recoveryCodesLeft())), buttons);
        } else {
            var on = new Button(
                    getTranslation("profile.second-factor.on-button"),
                    event -> askForSecondFactor("second-factor.title"));
            on.addThemeVariants(ButtonVariant.PRIMARY);
            if (profile.needsSecondFactor()) {
                secondFactor.add(new Paragraph(getTranslation("profile.second-factor.required")));
            }
            secondFactor.add(new Paragraph(getTranslation("profile.second-factor.off")), on);
        }
    }

    private void askForSecondFactor(String title) {
        new PasswordDialog(
                        getTranslation(title),
                        getTranslation("password.why"),
                        getTranslation("password.go-on"),
                        password -> show(profile.offerSecondFactor(password)))
                .open();
    }

    private void show(SecondFactorOffer offer) {
        var dialog = new SecondFactorDialog(profile, offer, this::showSecondFactor);
        if (user.require().isConfined()) {
            // The whole desk is another one then.
            dialog.addClosedListener(closed -> leaveConfinement());
        }
        dialog.open();
    }

    private void leaveConfinement() {
        profile.free();
        if (!user.require().isConfined()) {
            UI.getCurrent().getPage().setLocation("");
        }
    }

    private void turnOff() {
        new PasswordDialog(
                        getTranslation("second-factor.off.title"),
                        getTranslation("second-factor.off.text"),
                        getTranslation("profile.second-factor.off-button"),
                        password -> {
                            profile.turnOff(password);
                            showSecondFactor();
                        })
                .warning()
                .open();
    }

    private void showSessions() {
        sessions.removeAll();
        var here = here();
        var open = profile.sessions();
        sessions.add(new SessionList(open, here, id -> {
            profile.endSession(id);
            showSessions();
        }));
        if (open.stream().anyMatch(session -> !session.id().equals(here))) {
            sessions.add(new Button(getTranslation("session.end-others"), event -> {
                profile.endOtherSessions(here);
                showSessions();
                Toasts.done(getTranslation("session.others-ended"));
            }));
        }
    }

    /** The session this is looked at in. */
    private static @Nullable UUID here() {
        var session = VaadinSession.getCurrent().getSession();
        return session.getAttribute(UserSession.KEY) instanceof UUID id ? id : null;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("profile.title"));
    }
}
