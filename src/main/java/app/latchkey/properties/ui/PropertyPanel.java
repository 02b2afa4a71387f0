package app.latchkey.properties.ui;

import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.RecordMerge;
import app.latchkey.platform.StaleEdit;
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
import app.latchkey.properties.InvalidProperty;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyInUse;
import app.latchkey.properties.PropertyNotFound;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.SavedProperty;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.ui.Workspace;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One property beside the list: to read, to edit, to change hands, or to enter anew. */
class PropertyPanel extends Div {

    /** What surrounds the panel. */
    interface Host {

        /** Leads to this property, or to the list alone. */
        void open(@Nullable Long id);

        /** Rows may look different now. */
        void changed();
    }

    /** A postcode says its outcode; half a position is none. */
    private static final Map<String, String> FOLLOWERS = Map.of("outcode", "postcode", "longitude", "latitude");

    private final PropertyService properties;
    private final OwnershipService ownerships;
    private final LandlordService landlords;
    private final Clock clock;
    private final boolean mayWrite;
    private final PresenceBar presence;
    private final Workspace workspace;
    private final Host host;
    private String title = "";
    private @Nullable PropertyForm form;

    PropertyPanel(
            PropertyService properties,
            OwnershipService ownerships,
            LandlordService landlords,
            Clock clock,
            boolean mayWrite,
            PresenceBar presence,
            Workspace workspace,
            Host host) {
        this.properties = properties;
        this.ownerships = ownerships;
        this.landlords = landlords;
        this.clock = clock;
        this.mayWrite = mayWrite;
        this.presence = presence;
        this.workspace = workspace;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedProperty property) {
        form = null;
        title = property.reference();
        removeAll();
        add(header(property), property.archived() ? archived(property) : actions(property), tabs(property));
    }

    void create() {
        edit(getTranslation("property.new"), PropertyForm.BLANK, null);
    }

    boolean hasUnsavedChanges() {
        return form != null && form.isDirty();
    }

    void discard() {
        form = null;
    }

    /** The reference of what is shown. */
    String title() {
        return title;
    }

    private PanelHeader header(SavedProperty property) {
        var link = new RecordLink(
                "properties",
                Long.toString(property.id()),
                property.details().address() + ", " + property.details().town());
        var header = header(property.details().address()).with(line(property));
        workspace.opened(link, header);
        header.add(presence);
        presence.show(PropertyService.ENTITY, property.id(), false);
        return header;
    }

    private PanelHeader header(String heading) {
        return new PanelHeader(heading, getTranslation("property.close"), () -> host.open(null));
    }

    private Div line(SavedProperty property) {
        var d = property.details();
        return new Div(
                new Span(property.reference()),
                new Span(getTranslation("type." + d.propertyType())),
                new Span(getTranslation("listing.beds-short", d.bedrooms())),
                new Span(d.town()),
                new Span(getTranslation("listing.since", Dates.moment(property.createdAt()))));
    }

    private Component archived(SavedProperty property) {
        var box = new Div(new Paragraph(getTranslation("property.archived")));
        box.addClassName("missing");
        if (mayWrite) {
            box.add(new Button(getTranslation("property.restore"), event -> restore(property)));
        }
        return box;
    }

    private Div actions(SavedProperty property) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        actions.setVisible(mayWrite);
        if (mayWrite) {
            var edit = new Button(
                    getTranslation("listing.edit"),
                    VaadinIcon.EDIT.create(),
                    event -> edit(property, property.details()));
            var list = new Button(
                    getTranslation("listing.new"),
                    VaadinIcon.PLUS.create(),
                    event -> getUI().ifPresent(ui ->
                            ui.navigate("listings/new", QueryParameters.of("property", Long.toString(property.id())))));
            actions.add(edit, list, new Button(getTranslation("property.archive"), event -> archive(property)));
        }
        return actions;
    }

    private PanelTabs tabs(SavedProperty property) {
        var tabs = new PanelTabs();
        tabs.add(getTranslation("property.tab.facts"), new PropertyFacts(property));
        tabs.add(
                getTranslation("property.tab.owners"),
                new Lazy(() -> new OwnersTab(
                        property,
                        ownerships,
                        landlords,
                        clock,
                        mayWrite && !property.archived(),
                        () -> refresh(property.id(), 1))));
        tabs.add(
                getTranslation("property.tab.listings"),
                new Lazy(() -> new ListingsTab(properties.listings(property.id()))));
        tabs.add(
                getTranslation("property.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        properties.history(property.id(), 0, 200), new PropertyHistoryWords(this)::of)));
        return tabs;
    }

    private void refresh(long id, int tab) {
        host.changed();
        properties.find(id).ifPresent(property -> {
            show(property);
            getChildren().filter(PanelTabs.class::isInstance).forEach(tabs -> ((PanelTabs) tabs).setSelectedIndex(tab));
        });
    }

    private void refresh(long id) {
        refresh(id, 0);
    }

    private void archive(SavedProperty property) {
        try {
            properties.archive(property.id(), property.version());
            refresh(property.id());
            Toasts.done(getTranslation("property.archived-done", property.reference()));
        } catch (PropertyInUse e) {
            Toasts.notice(getTranslation(
                    "property.in-use", property.reference(), e.listing(), getTranslation("status." + e.status())));
        } catch (StaleEdit | PropertyNotFound e) {
            changedMeanwhile(property);
        }
    }

    private void restore(SavedProperty property) {
        try {
            properties.restore(property.id(), property.version());
            refresh(property.id());
            Toasts.done(getTranslation("property.restored-done", property.reference()));
        } catch (InvalidProperty e) {
            var problem = e.problems().getFirst();
            Toasts.notice(getTranslation("field." + problem.field()) + ": "
                    + getTranslation(problem.key(), problem.arguments().toArray()));
        } catch (StaleEdit | PropertyNotFound e) {
            changedMeanwhile(property);
        }
    }

    private void changedMeanwhile(SavedProperty property) {
        refresh(property.id());
        Toasts.notice(getTranslation("property.changed-meanwhile"));
    }

    private Runnable edit(SavedProperty property, PropertyDetails details) {
        return edit(getTranslation("property.edit-title", property.reference()), details, property);
    }

    /** @return saves what is typed */
    private Runnable edit(String heading, PropertyDetails details, @Nullable SavedProperty property) {
        var fields = new PropertyForm(details);
        form = fields;
        var trouble = new Trouble();
        var save = new Button(getTranslation(property == null ? "property.create" : "listing.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Runnable saving = () -> save(fields, property, trouble);
        save.addClickListener(event -> saving.run());
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        var cancel = new Button(getTranslation("listing.cancel"), event -> cancel(fields, property));
        var buttons = new Div(save, cancel);
        buttons.addClassName("form-buttons");
        removeAll();
        var header = header(heading);
        if (property != null) {
            header.add(presence);
            presence.show(PropertyService.ENTITY, property.id(), true);
        }
        add(header, trouble);
        if (property != null && !properties.listings(property.id()).isEmpty()) {
            var note = new Paragraph(getTranslation("property.edit-note"));
            note.addClassName("form-note");
            add(note);
        }
        add(fields, buttons);
        fields.focus();
        return saving;
    }

    private void cancel(PropertyForm open, @Nullable SavedProperty property) {
        if (property == null) {
            host.open(null);
        } else if (open.isDirty()) {
            Unsaved.ask(this, () -> refresh(property.id()), () -> {});
        } else {
            refresh(property.id());
        }
    }

    private void save(PropertyForm edited, @Nullable SavedProperty property, Trouble trouble) {
        trouble.clear();
        var details = edited.read();
        if (details.isEmpty()) {
            trouble.say(getTranslation("form.problems"));
            return;
        }
        try {
            if (property == null) {
                long id = properties.add(details.get());
                form = null;
                host.changed();
                host.open(id);
                Toasts.done(getTranslation("property.created-done"));
            } else {
                properties.update(property.with(details.get()));
                form = null;
                refresh(property.id());
                Toasts.done(getTranslation("listing.saved", property.reference()));
            }
        } catch (InvalidProperty e) {
            edited.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (StaleEdit e) {
            merge(Objects.requireNonNull(property), details.get(), trouble, e);
        } catch (PropertyNotFound e) {
            trouble.say(getTranslation("property.gone"));
        }
    }

    /** Both versions side by side; then the form holds what was chosen, over the newer state. */
    private void merge(SavedProperty base, PropertyDetails yours, Trouble trouble, StaleEdit stale) {
        var theirs = properties.find(base.id()).filter(now -> !now.archived()).orElse(null);
        if (theirs == null) {
            trouble.say(getTranslation("property.gone"));
            return;
        }
        trouble.say(getTranslation("versions.stale", stale.changedBy(), Dates.moment(stale.changedAt())));
        new MergeDialog<>(
                        getTranslation("versions.title", theirs.reference()),
                        new RecordMerge<>(base.details(), yours, theirs.details(), FOLLOWERS),
                        new FieldWords(this, new PropertyHistoryWords(this)::of),
                        stale.changedBy(),
                        stale.changedAt(),
                        merged -> {
                            var saving = edit(theirs, merged);
                            Objects.requireNonNull(form).touch();
                            saving.run();
                        })
                .open();
    }
}
