package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.PanelTabs;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.users.InvalidUser;
import app.latchkey.users.SavedUser;
import app.latchkey.users.UserRefused;
import app.latchkey.users.UserStatus;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person beside the list: to read, to edit, and what an administrator does with them. */
class UserPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PeopleDesk people;
    private final long oneself;
    private final transient List<BranchName> branches;
    private final transient LiveUpdates live;
    private final transient Host host;
    private @Nullable UserFields form;

    /** What surrounds the panel. */
    interface Host {

        void close();

        /** Rows may look different now. */
        void changed();
    }

    UserPanel(PeopleDesk people, long oneself, List<BranchName> branches, LiveUpdates live, Host host) {
        this.people = people;
        this.oneself = oneself;
        this.branches = branches;
        this.live = live;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedUser person) {
        form = null;
        removeAll();
        var header = new PanelHeader(person.details().name(), getTranslation("user.close"), host::close);
        add(header.with(line(person)), actions(person), tabs(person));
    }

    boolean hasUnsavedChanges() {
        return form != null && form.isDirty();
    }

    void discard() {
        form = null;
    }

    private Div line(SavedUser person) {
        var status = new Span(getTranslation("user-status." + person.status()));
        status.addClassNames("status", person.status().name());
        return new Div(
                status, new Span(getTranslation("role." + person.details().role())));
    }

    private Div actions(SavedUser person) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        if (person.status() == UserStatus.LEFT) {
            return actions;
        }
        actions.add(new Button(getTranslation("user.edit"), VaadinIcon.EDIT.create(), event -> edit(person)));
        if (person.id() == oneself) {
            actions.add(new RouterLink(getTranslation("user.own-profile"), ProfileView.class));
            return actions;
        }
        if (person.status() == UserStatus.INVITED || person.status() == UserStatus.ACTIVE) {
            var key = person.status() == UserStatus.INVITED ? "user.invite-again" : "user.reset";
            actions.add(new Button(getTranslation(key), event -> link(person)));
        }
        if (person.means().needDevice()) {
            actions.add(new Button(getTranslation("user.drop-factor"), event -> dropSecondFactor(person)));
        }
        if (person.means().apiTokens() > 0) {
            actions.add(new Button(getTranslation("user.drop-tokens"), event -> dropApiTokens(person)));
        }
        if (person.status() == UserStatus.ACTIVE) {
            actions.add(new Button(getTranslation("user.suspend"), event -> suspend(person)));
        } else if (person.status() == UserStatus.SUSPENDED) {
            actions.add(new Button(
                    getTranslation("user.reactivate"),
                    event -> act(person, () -> people.changes().reactivate(person), "user.reactivated")));
        }
        actions.add(new Button(getTranslation("user.leave"), event -> leave(person)));
        return actions;
    }

    private PanelTabs tabs(SavedUser person) {
        var tabs = new PanelTabs();
        tabs.add(getTranslation("landlord.tab.facts"), facts(person));
        tabs.add(getTranslation("user.tab.sessions"), new Lazy(() -> sessions(person)));
        tabs.add(
                getTranslation("landlord.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        people.users().history(person.id(), 0, 200), new UserWords(this, branches)::of)));
        return tabs;
    }

    private Facts facts(SavedUser person) {
        var facts = new Facts();
        var d = person.details();
        facts.fact("contact.email", d.email());
        facts.fact("user.role", getTranslation("role." + d.role()));
        facts.fact(
                "listing.branch",
                d.branchId() == null
                        ? getTranslation("user.no-branch")
                        : new UserWords(this, branches)
                                .of("branchId", d.branchId().toString()));
        facts.fact("user.since", Dates.moment(person.createdAt()));
        var last = person.lastSignInAt();
        facts.fact("user.last-sign-in", last == null ? getTranslation("user.never") : Dates.moment(last));
        var means = person.means();
        facts.fact("profile.second-factor", getTranslation(means.hasSecondFactor() ? "yes" : "no"));
        facts.fact("profile.passkeys", String.valueOf(means.passkeys()));
        facts.fact("profile.api-tokens", String.valueOf(means.apiTokens()));
        if (person.linkExpiresAt() != null) {
            facts.fact("user.link", new LinkLine(people.invitations(), live, person.id()));
        }
        return facts;
    }

    private Component sessions(SavedUser person) {
        var open = people.sessions().of(person.id());
        if (open.isEmpty()) {
            return new Paragraph(getTranslation("session.none"));
        }
        var list = new SessionList(
                open, null, id -> act(person, () -> people.sessions().end(person.id(), id), "session.ended"));
        var all = new Button(
                getTranslation("session.end-all"),
                event -> act(person, () -> people.sessions().endAll(person.id()), "session.ended-all"));
        return new Div(list, all);
    }

    private void edit(SavedUser person) {
        var fields = new UserFields(person.details(), branches);
        form = fields;
        var trouble = new Trouble();
        var save = new Button(getTranslation("contact.save"), event -> save(person, fields, trouble));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        var cancel = new Button(getTranslation("contact.cancel"), event -> {
            if (fields.isDirty()) {
                Unsaved.ask(this, () -> refresh(person.id()), () -> {});
            } else {
                refresh(person.id());
            }
        });
        var buttons = new Div(save, cancel);
        buttons.addClassName("form-buttons");
        removeAll();
        add(
                new PanelHeader(
                        getTranslation("contact.edit-title", person.details().name()),
                        getTranslation("user.close"),
                        host::close),
                trouble,
                fields,
                buttons);
    }

    private void save(SavedUser person, UserFields fields, Trouble trouble) {
        trouble.clear();
        try {
            people.changes().update(person.with(fields.read()));
            form = null;
            refresh(person.id());
            Toasts.done(getTranslation("contact.saved", person.details().name()));
        } catch (InvalidUser e) {
            fields.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (StaleEdit e) {
            trouble.say(e);
        } catch (UserRefused e) {
            trouble.say(getTranslation("user.refused." + e.reason()));
        }
    }

    private void link(SavedUser person) {
        act(
                person,
                () -> new LinksDialog(
                                List.of(people.invitations().link(person.id())),
                                people.invitations().areMailed())
                        .open(),
                null);
    }

    private void suspend(SavedUser person) {
        ask(
                "suspend",
                "user.suspend",
                person,
                () -> act(person, () -> people.changes().suspend(person), "user.suspended"));
    }

    private void dropSecondFactor(SavedUser person) {
        ask(
                "drop-factor",
                "user.drop-factor",
                person,
                () -> act(person, () -> people.changes().dropSecondFactor(person.id()), "user.factor-dropped"));
    }

    private void dropApiTokens(SavedUser person) {
        ask(
                "drop-tokens",
                "user.drop-tokens",
                person,
                () -> act(person, () -> people.changes().dropApiTokens(person.id()), "user.tokens-dropped"),
                person.means().apiTokens());
    }

    /**
     * @param question below which the texts stand
     * @param about what its text mentions
     */
    private void ask(String question, String confirm, SavedUser person, Runnable confirmed, Object... about) {
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation(question + ".title", person.details().name()));
        ask.setText(getTranslation(question + ".text", about));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("contact.cancel"));
        ask.setConfirmText(getTranslation(confirm));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(event -> confirmed.run());
        ask.open();
    }

    private void leave(SavedUser person) {
        new LeaveDialog(person, people.changes(), people.staff(), () -> {
                    refresh(person.id());
                    Toasts.done(getTranslation("user.left", person.details().name()));
                })
                .open();
    }

    /** @param done what to say then; null to say nothing */
    private void act(SavedUser person, Runnable action, @Nullable String done) {
        try {
            action.run();
            if (done != null) {
                Toasts.done(getTranslation(done, person.details().name()));
            }
        } catch (UserRefused e) {
            Toasts.error(getTranslation("user.refused." + e.reason()));
        } catch (StaleEdit e) {
            Toasts.error(getTranslation("user.stale", person.details().name()));
        }
        refresh(person.id());
    }

    private void refresh(long id) {
        host.changed();
        people.users().find(id).ifPresent(this::show);
    }
}
