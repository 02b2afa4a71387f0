package app.latchkey.listings;

import app.latchkey.media.GalleryService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Money;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves listings through their statuses: every move named, guarded, dated and kept. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ListingPipeline {

    private final ListingRepository listings;
    private final ListingEdits edits;
    private final GalleryService gallery;
    private final ListingEpisodes episodes;
    private final List<ListingGuard> guards;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ListingPipeline(
            ListingRepository listings,
            ListingEdits edits,
            GalleryService gallery,
            ListingEpisodes episodes,
            List<ListingGuard> guards,
            CurrentUser user,
            ApplicationEventPublisher events,
            Clock clock) {
        this.listings = listings;
        this.edits = edits;
        this.gallery = gallery;
        this.episodes = episodes;
        this.guards = guards;
        this.user = user;
        this.events = events;
        this.clock = clock;
    }

    /** What can be done with a listing now, each with what is missing for it. */
    public List<Offer> offers(String reference) {
        var listing = load(reference);
        var facts = facts(listing);
        return Arrays.stream(ListingAction.values())
                .filter(action -> action.startsFrom(listing.status()))
                .map(action -> new Offer(action, missing(action, facts)))
                .toList();
    }

    /**
     * Moves a listing, or refuses and changes nothing.
     *
     * @param version the state the person saw
     * @throws IllegalTransition when the action does not start from its status
     * @throws InvalidListing when a reason, the agreed rent or the move-in day is missing or impossible
     * @throws TransitionBlocked when a guard finds something missing that this person may not, or did not, pass over
     * @throws StaleEdit when somebody saved in between
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public ListingStatus move(String reference, int version, Transition wish) {
        var listing = edits.begin(reference, version);
        var from = listing.status();
        if (!wish.action().startsFrom(from)) {
            throw new IllegalTransition(from, from);
        }
        var problems = problems(listing, wish);
        if (!problems.isEmpty()) {
            throw new InvalidListing(problems);
        }
        var missing = missing(wish.action(), facts(listing));
        if (!wish.override()
                || !missing.stream().allMatch(b -> b.passableBy(user.require().role()))) {
            if (!missing.isEmpty()) {
                throw new TransitionBlocked(missing);
            }
        }
        var now = clock.instant();
        perform(listing, wish, now);
        listings.flush();
        record(listing, from, wish.reason(), missing, now);
        if (listing.status() == ListingStatus.INSTRUCTED) {
            closeEarlierEpisodes(listing, now);
        }
        return listing.status();
    }

    private void perform(Listing listing, Transition wish, Instant now) {
        var today = LocalDate.now(clock);
        switch (wish.action()) {
            case APPRAISE -> listing.appraise(now, today);
            case INSTRUCT, REINSTRUCT -> listing.instruct(now);
            case MAKE_AVAILABLE -> listing.makeAvailable(now, today);
            case PUT_UNDER_OFFER -> listing.putUnderOffer(now);
            case AGREE_LET -> {
                var agreed = wish.agreedRentPcmPence();
                var moveIn = wish.moveInOn();
                if (agreed != null && moveIn != null) {
                    listing.agreeLet(agreed, moveIn, now, today);
                }
            }
            case LET -> listing.let(now);
            case FALL_THROUGH -> listing.fallThrough(now);
            case SUSPEND -> listing.suspend(now);
            case RESUME -> listing.resume(now);
            case LOSE -> listing.lose(now);
            case WITHDRAW -> listing.withdraw(now, today);
        }
    }

    private List<Problem> problems(Listing listing, Transition wish) {
        var problems = new ArrayList<>(
                ListingRules.checkReason(wish.reason(), wish.action().needsReason() || wish.override()));
        if (wish.action() == ListingAction.AGREE_LET) {
            var advertised = listing.rent();
            var agreed = wish.agreedRentPcmPence();
            if (agreed == null || agreed <= 0) {
                problems.add(Problem.of("agreedRentPcmPence", "transition.problem.agreed-rent"));
            } else if (advertised != null && agreed > advertised.pcmPence()) {
                problems.add(Problem.of(
                        "agreedRentPcmPence",
                        "transition.problem.agreed-rent-above",
                        Money.format(advertised.pcmPence())));
            }
            if (wish.moveInOn() == null) {
                problems.add(Problem.of("moveInOn", "transition.problem.move-in"));
            } else if (wish.moveInOn().isBefore(LocalDate.now(clock))) {
                problems.add(Problem.of("moveInOn", "transition.problem.move-in-past"));
            }
        }
        return problems;
    }

    private ListingGuard.Facts facts(Listing listing) {
        return new ListingGuard.Facts(
                listing.id(),
                listing.property().id(),
                listing.landlordId(),
                listing.moveInOn(),
                listing.toDetails(),
                gallery.photos(listing.id()),
                LocalDate.now(clock));
    }

    private List<Blocker> missing(ListingAction action, ListingGuard.Facts facts) {
        return guards.stream()
                .flatMap(guard -> guard.check(action, facts).stream())
                .toList();
    }

    /** New marketing of a property ends the earlier episode that is let. */
    private void closeEarlierEpisodes(Listing instructed, Instant now) {
        for (var earlier :
                listings.findByPropertyIdAndStatus(instructed.property().id(), ListingStatus.LET)) {
            earlier.close(now);
            listings.flush();
            record(earlier, ListingStatus.LET, instructed.reference(), List.of(), now);
        }
    }

    private void record(
            Listing listing, ListingStatus from, @Nullable String reason, List<Blocker> missing, Instant now) {
        episodes.moved(listing.id(), from, listing.status(), reason, missing, now);
        var change = new FieldChange("status", from.name(), listing.status().name());
        events.publishEvent(
                new RecordChanged(ListingService.ENTITY, listing.id(), "STATUS_CHANGED", List.of(change), reason));
    }

    private Listing load(String reference) {
        return listings.findByReference(reference).orElseThrow(() -> new ListingNotFound(reference));
    }

    /** An action and what is missing for it; with nothing missing it can be taken at once. */
    public record Offer(ListingAction action, List<Blocker> missing) {
        public Offer {
            missing = List.copyOf(missing);
        }
    }
}
