package app.latchkey.listings.ui;

import app.latchkey.landlords.LandlordService;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.SavedListing;
import app.latchkey.media.GalleryService;
import app.latchkey.media.ui.Gallery;
import app.latchkey.media.ui.LeadPicture;
import app.latchkey.platform.Money;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
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
    private final Host host;
    private Div actions = new Div();
    private @Nullable ListingForm form;

    ListingPanel(
            ListingService listings,
            ListingPipeline pipeline,
            LandlordService landlords,
            GalleryService gallery,
            ListingChoices choices,
            SignedIn person,
            Host host) {
        this.listings = listings;
        this.pipeline = pipeline;
        this.landlords = landlords;
        this.gallery = gallery;
        this.choices = choices;
        this.person = person;
        this.host = host;
        addClassName("panel");
    }

    void show(SavedListing listing) {
        form = null;
        removeAll();
        actions = actions(listing);
        add(header(listing.details().address(), subtitle(listing)), actions, tabs(listing));
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

    private Div subtitle(SavedListing listing) {
        var status = new Span(getTranslation("status." + listing.status()));
        status.addClassNames("status", listing.status().name());
        var rent = listing.details().rent();
        var line = new Div(
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
        line.addClassName("panel-line");
        return line;
    }

    private Div header(String title, @Nullable Div subtitle) {
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> host.open(null));
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(getTranslation("listing.close"));
        var top = new Div(new H2(title), close);
        top.addClassName("panel-top");
        var header = new Div(top);
        header.addClassName("panel-header");
        if (subtitle != null) {
            header.add(subtitle);
        }
        return header;
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

    /** What is missing for a step may be there now. */
    private void renewActions(SavedListing listing) {
        if (actions.isAttached()) {
            var renewed = actions(listing);
            replace(actions, renewed);
            actions = renewed;
        }
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

    private TabSheet tabs(SavedListing listing) {
        var tabs = new TabSheet();
        tabs.addClassName("panel-tabs");
        // The scroller inside the tab list is no tab; without this it would be announced as one.
        tabs.getElement()
                .executeJs("requestAnimationFrame(() => this.querySelector('vaadin-tabs')"
                        + ".shadowRoot.querySelector('#scroll').removeAttribute('tabindex'))");
        tabs.add(
                getTranslation("listing.tab.facts"),
                new Div(new LeadPicture(gallery, listing.id()), ListingFacts.of(listing)));
        tabs.add(
                getTranslation("listing.tab.pictures"),
                new Lazy(() -> new Gallery(
                        gallery,
                        listing.id(),
                        person.role().mayWrite() && !listing.status().isFinal(),
                        () -> renewActions(listing))));
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
                new Lazy(() -> ListingTimeline.history(
                        listings.history(listing.id(), 0, 200), new HistoryWords(this, choices, landlords))));
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
        var trouble = new Div();
        trouble.addClassName("form-trouble");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        var save = new Button(getTranslation(listing == null ? "listing.create" : "listing.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(event -> save(newForm, listing, trouble));
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
        add(header(title, null), trouble, newForm, buttons);
    }

    private void discardAfterAsking(ListingForm open, SavedListing listing) {
        if (open.isDirty()) {
            Unsaved.ask(this, () -> refresh(listing.reference()), () -> {});
        } else {
            refresh(listing.reference());
        }
    }

    private void save(ListingForm edited, @Nullable SavedListing listing, Div trouble) {
        trouble.setVisible(false);
        var details = edited.read();
        if (details.isEmpty()) {
            say(trouble, getTranslation("form.problems"));
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
            say(trouble, getTranslation("form.problems"));
        } catch (StaleEdit e) {
            say(trouble, getTranslation("form.stale", e.changedBy(), Dates.moment(e.changedAt())));
        }
    }

    private static void say(Div trouble, String message) {
        trouble.removeAll();
        trouble.add(new Paragraph(message));
        trouble.setVisible(true);
        trouble.scrollIntoView();
    }
}
