package app.latchkey.listings.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.Count;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.ListEndpoints;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingPipeline.Offer;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.PriceChange;
import app.latchkey.listings.SavedListing;
import app.latchkey.listings.StatusChange;
import app.latchkey.listings.Transition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Listings: found, told, made, edited and moved. */
@ApiController
@RequestMapping(ApiController.V1 + "/listings")
class ListingController extends ListEndpoints<ListingFilter, ListingSort, ListingRow> {

    private static final Map<String, Object> USUAL =
            Map.of("let_type", "long", "pets_considered", false, "epc_exempt", false);

    /** What a listing, and a line of it, tells of. */
    private static final Set<String> KINDS = Set.of("Listing", "Property", "Landlord", "Contact", "Branch", "User");

    private final ListingService listings;
    private final ListingPipeline pipeline;
    private final ApiListing lists;
    private final Answers answers;
    private final Idempotency idempotency;

    ListingController(
            ListingService listings,
            ListingPipeline pipeline,
            ApiListing lists,
            Answers answers,
            Idempotency idempotency) {
        super(
                lists,
                new ApiList<>(
                        "listings",
                        ListingService.ENTITY,
                        ListingRow.class,
                        ListingFilter::read,
                        ListingSort::read,
                        filter -> Count.exactly(listings.count(filter)),
                        listings::rows,
                        listings::rowsAfter,
                        listings::place,
                        KINDS));
        this.listings = listings;
        this.pipeline = pipeline;
        this.lists = lists;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @GetMapping("/{reference}")
    Told<ListingResource> find(@PathVariable String reference, HttpServletRequest request) {
        return answers.known(
                request, KINDS, () -> answers.of(request, ListingResource.class, ListingResource.of(saved(reference))));
    }

    @Creates(example = """
            {"branch_id": 1, "address": "12 Orchard Road", "town": "Bristol", "postcode": "BS7 2EJ", "property_type": "flat",
             "bedrooms": 2, "rent": {"amount_pence": 125000, "frequency": "monthly"}}""")
    @PostMapping
    Told<ListingResource> create(Wish<ListingDetails> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            var listing = ListingResource.of(saved(listings.create(wish.made(USUAL))));
            return answers.created(ApiController.V1 + "/listings/" + listing.reference(), listing);
        });
    }

    @Edits(example = """
            {"bedrooms": 3, "summary": "Newly decorated"}""")
    @PatchMapping("/{reference}")
    Told<ListingResource> edit(@PathVariable String reference, Wish<ListingDetails> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(reference);
        listings.update(before.at(version).with(wish.over(before.details())));
        return answers.of(ListingResource.of(saved(reference)));
    }

    @GetMapping("/{reference}/prices")
    Told<Page<PriceChange>> prices(@PathVariable String reference) {
        return lists.whole(listings.prices(saved(reference).id()));
    }

    @GetMapping("/{reference}/statuses")
    Told<Page<StatusChange>> statuses(@PathVariable String reference) {
        return lists.whole(listings.statuses(saved(reference).id()));
    }

    /** What can be done with it now, and what is missing for it. */
    @GetMapping("/{reference}/transitions")
    Told<Page<Offer>> offers(@PathVariable String reference) {
        return lists.whole(pipeline.offers(reference));
    }

    @Edits(example = """
            {"action": "withdraw", "reason": "Sold by the landlord"}""")
    @PostMapping("/{reference}/transitions")
    Told<ListingResource> move(@PathVariable String reference, Wish<Transition> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        pipeline.move(reference, version, wish.made(Map.of("override", false)));
        return answers.of(ListingResource.of(saved(reference)));
    }

    private SavedListing saved(String reference) {
        return listings.find(reference).orElseThrow(RecordMissing::new);
    }
}
