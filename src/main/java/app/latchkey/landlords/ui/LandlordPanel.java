package app.latchkey.landlords.ui;

import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.SavedContact;
import app.latchkey.contacts.ui.ContactFacts;
import app.latchkey.contacts.ui.HoldingList;
import app.latchkey.landlords.InvalidLandlord;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordNotFound;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.SavedLandlord;
import app.latchkey.platform.RecordMerge;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.FieldWords;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.MergeDialog;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.PanelTabs;
import app.latchkey.platform.ui.PresenceBar;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.ui.Workspace;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One landlord beside the list: to read, to edit, or to enter anew. */
class LandlordPanel extends Div {

    /** What surrounds the panel. */
    interface Host {

        /** Leads to this landlord, or to the list alone. */
        void open(@Nullable Long id);

        /** Rows may look different now. */
        void changed();
    }

    private final LandlordService landlords;
    private final ContactService contacts;
    private final Role role;
    private final PresenceBar presence;
    private final Workspace workspace;
    private final Host host;
    private @Nullable BooleanSupplier dirty;

    LandlordPanel(
            LandlordService landlords,
            ContactService contacts,
            Role role,
            PresenceBar presence,
            Workspace workspace,
            Host host) {
        this.landlords = landlords;
        this.contacts = contacts;
        this.role = role;
        this.presence = presence;
        this.workspace = workspace;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedLandlord landlord) {
        dirty = null;
        removeAll();
        add(header(landlord), actions(landlord), tabs(landlord));
    }

    /** @param known the contact who becomes one; null to ask who */
    void create(@Nullable SavedContact known) {
        var form = new NewLandlordForm(landlords, contacts, known);
        dirty = form::isDirty;
        var trouble = new Trouble();
        var save = new Button(getTranslation("landlord.create"), event -> create(form, trouble));
        var cancel = new Button(getTranslation("contact.cancel"), event -> host.open(null));
        frame(getTranslation("landlord.new"), trouble, form, save, cancel);
    }

    boolean hasUnsavedChanges() {
        return dirty != null && dirty.getAsBoolean();
    }

    void discard() {
        dirty = null;
    }

    private PanelHeader header(SavedLandlord landlord) {
        var link = new RecordLink("landlords", Long.toString(landlord.id()), landlord.name());
        var header = header(landlord.name()).with(line(landlord));
        workspace.opened(link, header);
        header.add(presence);
        presence.show(LandlordService.ENTITY, landlord.id(), false);
        return header;
    }

    private PanelHeader header(String title) {
        return new PanelHeader(title, getTranslation("landlord.close"), () -> host.open(null));
    }

    private Div line(SavedLandlord landlord) {
        var status =
                new Span(getTranslation("landlord-status." + landlord.details().status()));
        status.addClassNames("status", landlord.details().status().name());
        return new Div(
                status,
                new Span(getTranslation(
                        landlord.checksClear() ? "landlord.checks-clear-line" : "landlord.checks-open-line")),
                new Anchor("contacts/" + landlord.contactId(), getTranslation("landlord.to-contact")));
    }

    private Div actions(SavedLandlord landlord) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        actions.setVisible(role.mayWrite());
        if (role.mayWrite()) {
            actions.add(new Button(
                    getTranslation("landlord.edit"),
                    VaadinIcon.EDIT.create(),
                    event -> edit(landlord, landlord.details())));
        }
        return actions;
    }

    private PanelTabs tabs(SavedLandlord landlord) {
        var tabs = new PanelTabs();
        tabs.add(getTranslation("landlord.tab.facts"), facts(landlord));
        tabs.add(
                getTranslation("landlord.tab.contact"),
                new Lazy(() -> contacts.find(landlord.contactId())
                        .<Component>map(contact -> new ContactFacts(contact.details()))
                        .orElseGet(Div::new)));
        tabs.add(
                getTranslation("landlord.tab.lettings"),
                new Lazy(() -> new HoldingList(contacts.holdings(landlord.contactId()).stream()
                        .filter(holding -> !holding.kind().equals("landlord"))
                        .toList())));
        tabs.add(
                getTranslation("landlord.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        landlords.history(landlord.id(), 0, 200), new LandlordHistoryWords(this)::of)));
        return tabs;
    }

    private static Facts facts(SavedLandlord landlord) {
        var facts = new Facts();
        var d = landlord.details();
        facts.fact("landlord.status", facts.getTranslation("landlord-status." + d.status()));
        facts.fact("landlord.aml-status", facts.getTranslation("aml-status." + d.amlStatus()));
        facts.date("landlord.checks-expire", d.amlExpiresOn());
        facts.money("landlord.repair-limit", d.repairLimitPence());
        facts.fact("landlord.overseas", facts.getTranslation(d.overseas() ? "yes" : "no"));
        return facts;
    }

    private void refresh(long id) {
        host.changed();
        landlords.find(id).ifPresent(this::show);
    }

    /** @return saves what is typed */
    private Runnable edit(SavedLandlord landlord, LandlordDetails details) {
        var fields = new LandlordFields(details);
        dirty = fields::isDirty;
        var trouble = new Trouble();
        Runnable saving = () -> save(landlord, fields, trouble);
        var save = new Button(getTranslation("contact.save"), event -> saving.run());
        var cancel = new Button(getTranslation("contact.cancel"), event -> {
            if (fields.isDirty()) {
                Unsaved.ask(this, () -> refresh(landlord.id()), () -> {});
            } else {
                refresh(landlord.id());
            }
        });
        frame(getTranslation("contact.edit-title", landlord.name()), trouble, fields, save, cancel)
                .add(presence);
        presence.show(LandlordService.ENTITY, landlord.id(), true);
        return saving;
    }

    private PanelHeader frame(String title, Trouble trouble, Component form, Button save, Button cancel) {
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        var buttons = new Div(save, cancel);
        buttons.addClassName("form-buttons");
        removeAll();
        var header = header(title);
        add(header, trouble, form, buttons);
        return header;
    }

    private void create(NewLandlordForm form, Trouble trouble) {
        trouble.clear();
        try {
            form.save(trouble).ifPresent(id -> {
                dirty = null;
                host.changed();
                host.open(id);
                Toasts.done(getTranslation(
                        "landlord.created-done",
                        landlords.find(id).map(SavedLandlord::name).orElse("")));
            });
        } catch (InvalidLandlord e) {
            form.show(e);
            trouble.say(getTranslation("form.problems"));
        } catch (ContactNotFound e) {
            trouble.say(getTranslation("contact.gone"));
        }
    }

    private void save(SavedLandlord landlord, LandlordFields fields, Trouble trouble) {
        trouble.clear();
        var details = fields.read();
        if (details.isEmpty()) {
            trouble.say(getTranslation("form.problems"));
            return;
        }
        try {
            landlords.update(landlord.with(details.get()));
            dirty = null;
            refresh(landlord.id());
            Toasts.done(getTranslation("contact.saved", landlord.name()));
        } catch (InvalidLandlord e) {
            fields.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (StaleEdit e) {
            merge(landlord, details.get(), trouble, e);
        } catch (LandlordNotFound e) {
            trouble.say(getTranslation("landlord.gone"));
        }
    }

    /** Both versions side by side; then the form holds what was chosen, over the newer state. */
    private void merge(SavedLandlord base, LandlordDetails yours, Trouble trouble, StaleEdit stale) {
        var theirs = landlords.find(base.id()).orElse(null);
        if (theirs == null) {
            trouble.say(getTranslation("landlord.gone"));
            return;
        }
        trouble.say(getTranslation("versions.stale", stale.changedBy(), Dates.moment(stale.changedAt())));
        new MergeDialog<>(
                        getTranslation("versions.title", theirs.name()),
                        new RecordMerge<>(base.details(), yours, theirs.details(), Map.of()),
                        new FieldWords(this, new LandlordHistoryWords(this)::of),
                        stale.changedBy(),
                        stale.changedAt(),
                        merged -> {
                            var saving = edit(theirs, merged);
                            dirty = () -> true;
                            saving.run();
                        })
                .open();
    }
}
