package app.latchkey.listings.ui;

import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.SavedListing;
import app.latchkey.platform.Money;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.PanelTabs;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
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
    private final ListingChoices choices;
    private final SignedIn person;
    private final Host host;
    private @Nullable ListingForm form;

    ListingPanel(
            ListingService listings,
            ListingPipeline pipeline,
            LandlordService landlords,
            ListingChoices choices,
            SignedIn person,
            Host host) {
        this.listings = listings;
        this.pipeline = pipeline;
        this.landlords = landlords;
        this.choices = choices;
        this.person = person;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedListing listing) {
        form = null;
        removeAll();
        add(header(listing.details().address()).with(line(listing)), actions(listing), tabs(listing));
    }

    void create() {
        var blank = ListingForm.blank(choices, landlords, person);
        edit(getTranslation("listing.new"), blank, null);
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
            for (var offer : pipeline.offers(listing.reference())) {
                var button = new Button(getTranslation("action." + offer.action()), event -> ask(listing, offer));
                if (primary && !offer.action().needsReason()) {
                    button.addThemeVariants(ButtonVariant.PRIMARY);
                    primary = false;
                }
                actions.add(button);
            }
            if (!listing.status().isFinal()) {
                var edit = new Button(getTranslation("listing.edit"), VaadinIcon.EDIT.create(), event -> edit(listing));
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

    private PanelTabs tabs(SavedListing listing) {
        var tabs = new PanelTabs();
        tabs.add(getTranslation("listing.tab.facts"), ListingFacts.of(listing));
        tabs.add(
                getTranslation("listing.tab.property"),
                new Lazy(() -> ListingFacts.propertyAndLandlord(listing, landlords)));
        tabs.add(
                getTranslation("listing.tab.prices"),
                new Lazy(() -> ListingTimeline.prices(listings.prices(listing.id()))));
        tabs.add(
                getTranslation("listing.tab.statuses"),
                new Lazy(() -> ListingTimeline.statuses(listings.statuses(listing.id()))));
        tabs.add(
                getTranslation("listing.tab.history"),
                new Lazy(() -> new HistoryTimeline(
                        listings.history(listing.id(), 0, 200), new HistoryWords(this, choices, landlords)::of)));
        return tabs;
    }

    private void edit(SavedListing listing) {
        edit(
                getTranslation("listing.edit-title", listing.reference()),
                new ListingForm(choices, landlords, listing.details()),
                listing);
    }

    private void edit(String title, ListingForm newForm, @Nullable SavedListing listing) {
        form = newForm;
        var trouble = new Trouble();
        var save = new Button(getTranslation(listing == null ? "listing.create" : "listing.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(event -> save(newForm, listing, trouble));
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
        removeAll();
        add(header(title), trouble, newForm, buttons);
    }

    private void discardAfterAsking(ListingForm open, SavedListing listing) {
        if (open.isDirty()) {
            Unsaved.ask(this, () -> refresh(listing.reference()), () -> {});
        } else {
            refresh(listing.reference());
        }
    }

    private void save(ListingForm edited, @Nullable SavedListing listing, Trouble trouble) {
        trouble.clear();
        var details = edited.read();
        if (details.isEmpty()) {
            trouble.say(getTranslation("form.problems"));
            return;
        }
        try {
            if (listing == null) {
                var reference = listings.create(details.get());
                form = null;
                host.changed();
                host.open(reference);
                Toasts.done(getTranslation("listing.created", reference));
            } else {
                listings.update(listing.with(details.get()));
                form = null;
                refresh(listing.reference());
                Toasts.done(getTranslation("listing.saved", listing.reference()));
            }
        } catch (InvalidListing e) {
            edited.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (StaleEdit e) {
            trouble.say(e);
        }
    }
}
