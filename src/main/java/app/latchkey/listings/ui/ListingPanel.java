package app.latchkey.listings.ui;

import static java.util.Objects.requireNonNull;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.SavedListing;
import app.latchkey.media.GalleryService;
import app.latchkey.media.ui.Gallery;
import app.latchkey.media.ui.LeadPicture;
import app.latchkey.platform.Money;
import app.latchkey.platform.RecordMerge;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.LiveChange;
import app.latchkey.platform.ui.LiveNotice;
import app.latchkey.platform.ui.MergeDialog;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.PanelTabs;
import app.latchkey.platform.ui.PresenceBar;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.ui.Workspace;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One listing beside the list: to read, to move, to edit, or to enter anew. */
class ListingPanel extends Div {

    /** What surrounds the panel. */
    interface Host {

        /** Leads to this listing, or to the list alone. */
        void open(@Nullable String reference);

        /** Rows may look different now. */
        void changed();
    }

    private final ListingService listings;
    private final ListingPipeline pipeline;
    private final LandlordService landlords;
    private final GalleryService gallery;
    private final ListingChoices choices;
    private final SignedIn person;
    private final PresenceBar presence;
    private final LiveNotice notice = new LiveNotice();
    private final Workspace workspace;
    private final Host host;
    private @Nullable SavedListing shown;
    private @Nullable SavedListing latest;
    private @Nullable PanelHeader header;
    private @Nullable Div actions;
    private @Nullable PanelTabs tabs;
    private @Nullable Gallery pictures;
    private @Nullable Trouble trouble;
    private List<ListingPipeline.Offer> offers = List.of();
    private @Nullable ListingForm form;

    ListingPanel(
            ListingService listings,
            ListingPipeline pipeline,
            LandlordService landlords,
            GalleryService gallery,
            ListingChoices choices,
            SignedIn person,
            PresenceBar presence,
            Workspace workspace,
            Host host) {
        this.listings = listings;
        this.pipeline = pipeline;
        this.landlords = landlords;
        this.gallery = gallery;
        this.choices = choices;
        this.person = person;
        this.presence = presence;
        this.workspace = workspace;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedListing listing) {
        form = null;
        shown = listing;
        latest = listing;
        header = header(listing.details().address()).with(line(listing));
        actions = actions(listing);
        pictures = null;
        tabs = tabs();
        removeAll();
        notice.removeAll();
        var link = new RecordLink(
                "listings",
                listing.reference(),
                listing.details().address() + ", " + listing.details().town());
        workspace.opened(link, header);
        add(header, actions, tabs, notice);
        present(listing, false);
    }

    private void present(SavedListing listing, boolean editing) {
        requireNonNull(header).add(presence);
        presence.show(ListingService.ENTITY, listing.id(), editing);
    }

    /** Somebody may have written this listing: it is shown as it is now where it stands, and what is typed stays. */
    void heard(LiveChange change) {
        if (shown == null || latest == null || change.own() || !change.mayConcern(shown.id())) {
            return;
        }
        var now = listings.find(shown.reference()).orElse(null);
        if (now == null) {
            notice.say(getTranslation("live.gone", shown.reference()));
        } else if (!now.equals(latest)) {
            latest = now;
            var last = listings.history(now.id(), 0, 1).stream().findFirst();
            var said = getTranslation(
                    form == null ? "live.changed" : "live.changed-while-typing",
                    last.map(HistoryEvent::actor).orElse("?"),
                    last.map(event -> Dates.moment(event.at())).orElse("?"));
            if (form == null) {
                renew(now);
                notice.say(said);
            } else {
                notice.say(said, getTranslation("live.compare"), this::compare);
            }
        } else if (form == null && pictures != null) {
            pictures.refresh();
            picturesChanged();
        }
    }

    /** Buttons that still fit are left alone: one of them may have the focus. */
    private void renew(SavedListing now) {
        boolean sameStatus = shown().status() == now.status();
        shown = now;
        requireNonNull(header).renew(now.details().address(), line(now));
        renewActions(sameStatus);
        requireNonNull(tabs).renew();
    }

    private void renewActions(boolean sameStatus) {
        if (!sameStatus || (person.role().mayWrite() && !offers.equals(pipeline.offers(shown().reference())))) {
            var old = requireNonNull(actions);
            actions = actions(shown());
            replace(old, actions);
        }
    }

    private Gallery pictures() {
        pictures = new Gallery(
                gallery,
                shown().id(),
                person.role().mayWrite() && !shown().status().isFinal(),
                this::picturesChanged);
        return pictures;
    }

    /** A photo may be what was missing for a step. */
    private void picturesChanged() {
        if (form == null) {
            renewActions(true);
        }
    }

    /** @param propertyId the dwelling, when it is here already */
    void create(@Nullable Long propertyId) {
        shown = null;
        var blank = ListingForm.blank(choices, person);
        var begun = propertyId == null
                ? blank
                : listings.ofProperty(blank, propertyId).orElse(blank);
        var typed = new ListingForm(choices, landlords, begun);
        edit(getTranslation("listing.new"), typed, null);
        typed.focus();
    }

    boolean hasUnsavedChanges() {
        return form != null && form.isDirty();
    }

    void discard() {
        form = null;
    }

    private Div line(SavedListing listing) {
        var status = new Span(getTranslation("status." + listing.status()));
        status.addClassNames("status", listing.status().name());
        var rent = listing.details().rent();
        return new Div(
                new Span(listing.reference()),
                status,
                new Span(
                        rent == null
                                ? getTranslation("listing.rent-missing")
                                : getTranslation(
                                        "listing.rent-line",
                                        Money.format(rent.pcmPence()),
                                        Money.format(rent.pwPence()))),
                new Span(getTranslation("listing.since", Dates.moment(listing.statusSince()))));
    }

    private PanelHeader header(String title) {
        return new PanelHeader(title, getTranslation("listing.close"), () -> host.open(null));
    }

    private Div actions(SavedListing listing) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        if (person.role().mayWrite()) {
            boolean primary = true;
            offers = pipeline.offers(listing.reference());
            for (var offer : offers) {
                var button = new Button(getTranslation("action." + offer.action()), event -> ask(shown(), offer));
                if (primary && !offer.action().needsReason()) {
                    button.addThemeVariants(ButtonVariant.PRIMARY);
                    primary = false;
                }
                actions.add(button);
            }
            if (!listing.status().isFinal()) {
                var edit = new Button(getTranslation("listing.edit"), VaadinIcon.EDIT.create(), event -> edit(shown()));
                actions.add(edit);
            }
        }
        actions.setVisible(actions.getComponentCount() > 0);
        return actions;
    }

    private void ask(SavedListing listing, ListingPipeline.Offer offer) {
        new TransitionDialog(listing, offer, person.role(), pipeline, moved -> {
                    Toasts.done(
                            getTranslation("listing.moved", listing.reference(), getTranslation("status." + moved)));
                    refresh(listing.reference());
                })
                .open();
    }

    private void refresh(String reference) {
        host.changed();
        listings.find(reference).ifPresent(this::show);
    }

    private SavedListing shown() {
        return requireNonNull(shown);
    }

    private PanelTabs tabs() {
        var tabs = new PanelTabs();
        tabs.add(
                getTranslation("listing.tab.facts"),
                new Lazy(() -> new Div(new LeadPicture(gallery, shown().id()), ListingFacts.of(shown()))));
        tabs.add(getTranslation("listing.tab.pictures"), new Lazy(this::pictures));
        tabs.add(
                getTranslation("listing.tab.property"),
                new Lazy(() -> ListingFacts.propertyAndLandlord(shown(), landlords)));
        tabs.add(
                getTranslation("listing.tab.prices"),
                new Lazy(() -> ListingTimeline.prices(listings.prices(shown().id()))));
        tabs.add(
                getTranslation("listing.tab.statuses"),
                new Lazy(() -> ListingTimeline.statuses(listings.statuses(shown().id()))));
        tabs.add(
                getTranslation("listing.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        listings.history(shown().id(), 0, 200), new HistoryWords(this, choices, landlords)::of)));
        return tabs;
    }

    private void edit(SavedListing listing) {
        edit(listing, listing.details());
    }

    private ListingForm edit(SavedListing listing, ListingDetails details) {
        var opened = new ListingForm(choices, landlords, details);
        shown = listing;
        latest = listing;
        edit(getTranslation("listing.edit-title", listing.reference()), opened, listing);
        present(listing, true);
        return opened;
    }

    private void edit(String title, ListingForm newForm, @Nullable SavedListing listing) {
        form = newForm;
        trouble = new Trouble();
        var save = new Button(getTranslation(listing == null ? "listing.create" : "listing.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(event -> save(newForm, listing));
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL).setResetFocusOnActiveElement(true);
        var cancel = new Button(getTranslation("listing.cancel"), event -> {
            if (listing == null) {
                host.open(null);
            } else {
                discardAfterAsking(newForm, listing);
            }
        });
        var buttons = new Div(save, cancel);
        buttons.addClassName("form-buttons");
        header = header(title);
        removeAll();
        notice.removeAll();
        add(header, trouble, newForm, buttons, notice);
    }

    private void discardAfterAsking(ListingForm open, SavedListing listing) {
        if (open.isDirty()) {
            Unsaved.ask(this, () -> refresh(listing.reference()), () -> {});
        } else {
            refresh(listing.reference());
        }
    }

    private void save(ListingForm edited, @Nullable SavedListing listing) {
        read(edited).ifPresent(details -> {
            if (listing == null) {
                create(edited, details);
            } else {
                update(listing, details);
            }
        });
    }

    private Optional<ListingDetails> read(ListingForm edited) {
        requireNonNull(trouble).clear();
        var details = edited.read();
        if (details.isEmpty()) {
            requireNonNull(trouble).say(getTranslation("form.problems"));
        }
        return details;
    }

    private void create(ListingForm edited, ListingDetails details) {
        try {
            var reference = listings.create(details);
            form = null;
            host.changed();
            host.open(reference);
            Toasts.done(getTranslation("listing.created", reference));
        } catch (InvalidListing e) {
            show(edited, e);
        }
    }

    /** @param base the state the edit is made over */
    private void update(SavedListing base, ListingDetails details) {
        try {
            listings.update(base.with(details));
            form = null;
            refresh(base.reference());
            Toasts.done(getTranslation("listing.saved", base.reference()));
        } catch (InvalidListing e) {
            show(requireNonNull(form), e);
        } catch (StaleEdit e) {
            requireNonNull(trouble).say(getTranslation("versions.stale", e.changedBy(), Dates.moment(e.changedAt())));
            merge(base, details, e.changedBy(), e.changedAt());
        }
    }

    private void show(ListingForm edited, InvalidListing refused) {
        edited.show(refused.problems());
        requireNonNull(trouble).say(getTranslation("form.problems"));
    }

    /** Both versions side by side, before anybody tries to save. */
    private void compare() {
        var last = listings.history(shown().id(), 0, 1).stream().findFirst().orElse(null);
        if (form != null && last != null) {
            read(form).ifPresent(details -> merge(shown(), details, last.actor(), last.at()));
        }
    }

    private void merge(SavedListing base, ListingDetails yours, String changedBy, Instant changedAt) {
        var theirs = listings.find(base.reference()).orElse(null);
        if (theirs == null) {
            requireNonNull(trouble).say(getTranslation("live.gone", base.reference()));
            return;
        }
        new MergeDialog<>(
                        getTranslation("versions.title", base.reference()),
                        new RecordMerge<>(base.details(), yours, theirs.details(), MergeWords.FOLLOWERS),
                        new MergeWords(this, new HistoryWords(this, choices, landlords)),
                        changedBy,
                        changedAt,
                        merged -> {
                            // From here the form holds what was chosen, over the newer state: nothing is typed twice.
                            edit(theirs, merged).touch();
                            update(theirs, merged);
                        })
                .open();
    }
}
