package app.latchkey.contacts.ui;

import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactInUse;
import app.latchkey.contacts.ContactMergeService;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.DuplicatesFound;
import app.latchkey.contacts.InvalidContact;
import app.latchkey.contacts.SavedContact;
import app.latchkey.platform.RecordMerge;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.Dates;
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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One contact beside the list: to read, to edit, to merge, or to enter anew. */
class ContactPanel extends Div {

    /** What surrounds the panel. */
    interface Host {

        /** Leads to this contact, or to the list alone. */
        void open(@Nullable Long id);

        /** Rows may look different now. */
        void changed();
    }

    private final ContactService contacts;
    private final ContactMergeService merges;
    private final MergeSteps steps;
    private final Role role;
    private final PresenceBar presence;
    private final Workspace workspace;
    private final Host host;
    private @Nullable ContactFields form;

    ContactPanel(
            ContactService contacts,
            ContactMergeService merges,
            Role role,
            PresenceBar presence,
            Workspace workspace,
            Host host) {
        this.contacts = contacts;
        this.merges = merges;
        this.role = role;
        this.presence = presence;
        this.workspace = workspace;
        this.host = host;
        this.steps = new MergeSteps(contacts, merges, this, host);
        addClassName("panel");
    }

    void show(SavedContact contact) {
        form = null;
        removeAll();
        add(header(contact));
        if (contact.archived()) {
            add(archived(contact));
        } else {
            add(actions(contact));
            if (role.mayMerge()) {
                var duplicates = new DuplicateWarning(contacts, contact.id())
                        .merging(other -> steps.compare(contact.id(), other.id()));
                duplicates.look(contact.details());
                add(duplicates);
            }
            add(new MergeTrail(merges.mergesInto(contact.id()), role.mayMerge(), steps::undo));
        }
        add(tabs(contact));
    }

    void create() {
        edit(getTranslation("contact.new"), null, null);
    }

    boolean hasUnsavedChanges() {
        return form != null && form.isDirty();
    }

    void discard() {
        form = null;
    }

    private PanelHeader header(SavedContact contact) {
        var link = new RecordLink("contacts", Long.toString(contact.id()), contact.name());
        var header = header(contact.name()).with(line(contact));
        workspace.opened(link, header);
        header.add(presence);
        presence.show(ContactService.ENTITY, contact.id(), false);
        return header;
    }

    private PanelHeader header(String title) {
        return new PanelHeader(title, getTranslation("contact.close"), () -> host.open(null));
    }

    private Div line(SavedContact contact) {
        var line = new Div(
                new Span(getTranslation("contact-kind." + contact.details().kind())));
        contact.roles().stream()
                .sorted()
                .map(held -> new Span(getTranslation("contact-role." + held)))
                .forEach(line::add);
        line.add(new Span(getTranslation("contact.since", Dates.moment(contact.createdAt()))));
        return line;
    }

    private Component archived(SavedContact contact) {
        var box = new Div();
        box.addClassName("missing");
        var mergedInto = contact.mergedInto();
        if (mergedInto == null) {
            box.add(new Paragraph(getTranslation("contact.archived")));
            if (role.mayWrite()) {
                box.add(new Button(getTranslation("contact.restore"), event -> restore(contact)));
            }
        } else {
            box.add(
                    new Paragraph(getTranslation("contact.merged")),
                    new Anchor(
                            "contacts/" + mergedInto,
                            contacts.find(mergedInto).map(SavedContact::name).orElse("")));
        }
        return box;
    }

    private Div actions(SavedContact contact) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        if (role.mayWrite()) {
            actions.add(new Button(
                    getTranslation("contact.edit"),
                    VaadinIcon.EDIT.create(),
                    event -> edit(contact, contact.details())));
        }
        if (role.mayMerge()) {
            actions.add(new Button(
                    getTranslation("contact.merge.start"),
                    VaadinIcon.COMPRESS_SQUARE.create(),
                    event -> steps.choose(contact)));
        }
        if (role.mayWrite()) {
            if (!contact.roles().contains("LANDLORD")) {
                actions.add(new Button(
                        getTranslation("contact.add-landlord"),
                        event -> getUI().ifPresent(ui -> ui.navigate("landlords/new?contact=" + contact.id()))));
            }
            actions.add(new Button(getTranslation("contact.archive"), event -> archive(contact)));
        }
        actions.setVisible(actions.getComponentCount() > 0);
        return actions;
    }

    private PanelTabs tabs(SavedContact contact) {
        var tabs = new PanelTabs();
        tabs.add(getTranslation("contact.tab.facts"), new ContactFacts(contact.details()));
        tabs.add(getTranslation("contact.tab.roles"), new Lazy(() -> new HoldingList(contacts.holdings(contact.id()))));
        tabs.add(
                getTranslation("contact.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        contacts.history(contact.id(), 0, 200), new ContactHistoryWords(this)::of)));
        return tabs;
    }

    private void refresh(long id) {
        host.changed();
        contacts.find(id).ifPresent(this::show);
    }

    private void archive(SavedContact contact) {
        try {
            contacts.archive(contact.id(), contact.version());
            refresh(contact.id());
            Toasts.done(getTranslation("contact.archived-done", contact.name()));
        } catch (ContactInUse e) {
            Toasts.notice(getTranslation(
                    "contact.in-use",
                    contact.name(),
                    e.holdings().stream()
                            .map(holding -> HoldingList.count(this, holding.kind(), holding.count()))
                            .collect(Collectors.joining(", "))));
        } catch (StaleEdit | ContactNotFound e) {
            changedMeanwhile(contact);
        }
    }

    private void restore(SavedContact contact) {
        try {
            contacts.restore(contact.id(), contact.version());
            refresh(contact.id());
            Toasts.done(getTranslation("contact.restored-done", contact.name()));
        } catch (StaleEdit | ContactNotFound e) {
            changedMeanwhile(contact);
        }
    }

    private void changedMeanwhile(SavedContact contact) {
        refresh(contact.id());
        Toasts.notice(getTranslation("contact.changed-meanwhile"));
    }

    private Runnable edit(SavedContact contact, ContactDetails details) {
        return edit(getTranslation("contact.edit-title", contact.name()), contact, details);
    }

    /** @return saves what is typed */
    private Runnable edit(String title, @Nullable SavedContact contact, @Nullable ContactDetails details) {
        var warning = new DuplicateWarning(contacts, contact == null ? null : contact.id());
        var fields = new ContactFields(details, warning::look);
        form = fields;
        var trouble = new Trouble();
        var save = new Button(getTranslation(contact == null ? "contact.create" : "contact.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Runnable saving = () -> save(fields, contact, warning, trouble);
        save.addClickListener(event -> saving.run());
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        var cancel = new Button(getTranslation("contact.cancel"), event -> {
            if (contact == null) {
                host.open(null);
            } else if (fields.isDirty()) {
                Unsaved.ask(this, () -> refresh(contact.id()), () -> {});
            } else {
                refresh(contact.id());
            }
        });
        var buttons = new Div(save, cancel);
        buttons.addClassName("form-buttons");
        removeAll();
        var header = header(title);
        if (contact != null) {
            header.add(presence);
            presence.show(ContactService.ENTITY, contact.id(), true);
        }
        add(header, trouble, fields, warning, buttons);
        fields.focusFirst();
        return saving;
    }

    private void save(ContactFields edited, @Nullable SavedContact contact, DuplicateWarning warning, Trouble trouble) {
        trouble.clear();
        var details = edited.read();
        if (details.isEmpty()) {
            trouble.say(getTranslation("form.problems"));
            return;
        }
        try {
            write(details.get(), contact, warning);
        } catch (InvalidContact e) {
            edited.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (DuplicatesFound e) {
            warning.show(e.duplicates());
            trouble.say(getTranslation("duplicates.decide"));
        } catch (StaleEdit e) {
            merge(Objects.requireNonNull(contact), details.get(), trouble, e);
        } catch (ContactNotFound e) {
            trouble.say(getTranslation("contact.gone"));
        }
    }

    /** Both versions side by side; then the form holds what was chosen, over the newer state. */
    private void merge(SavedContact base, ContactDetails yours, Trouble trouble, StaleEdit stale) {
        var theirs = contacts.find(base.id()).filter(now -> !now.archived()).orElse(null);
        if (theirs == null) {
            trouble.say(getTranslation("contact.gone"));
            return;
        }
        trouble.say(getTranslation("versions.stale", stale.changedBy(), Dates.moment(stale.changedAt())));
        new MergeDialog<>(
                        getTranslation("versions.title", theirs.name()),
                        new RecordMerge<>(base.details(), yours, theirs.details(), Map.of()),
                        new FieldWords(this, new ContactHistoryWords(this)::of),
                        stale.changedBy(),
                        stale.changedAt(),
                        merged -> {
                            var saving = edit(theirs, merged);
                            Objects.requireNonNull(form).touch();
                            saving.run();
                        })
                .open();
    }

    private void write(ContactDetails details, @Nullable SavedContact contact, DuplicateWarning warning) {
        if (contact == null) {
            long id = contacts.create(details, warning.others());
            form = null;
            host.changed();
            host.open(id);
            Toasts.done(getTranslation("contact.created-done", details.name()));
        } else {
            contacts.update(contact.with(details));
            form = null;
            refresh(contact.id());
            Toasts.done(getTranslation("contact.saved", details.name()));
        }
    }
}
