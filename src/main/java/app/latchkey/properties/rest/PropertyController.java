package app.latchkey.properties.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Count;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.ListEndpoints;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.properties.OwnershipPeriod;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyInUse;
import app.latchkey.properties.PropertyListing;
import app.latchkey.properties.PropertyRow;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.SavedProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Properties: found, told, made, edited and laid aside. */
@ApiController
@RequestMapping(ApiController.V1 + "/properties")
class PropertyController extends ListEndpoints<PropertyFilter, PropertySort, PropertyRow> implements Refusals {

    private static final Map<String, Object> USUAL = Map.of("epc_exempt", false);
    private static final Set<String> KINDS = Set.of("Property");

    private final PropertyService properties;
    private final OwnershipService ownerships;
    private final ApiListing lists;
    private final Answers answers;
    private final Idempotency idempotency;

    PropertyController(
            PropertyService properties,
            OwnershipService ownerships,
            ApiListing lists,
            Answers answers,
            Idempotency idempotency) {
        super(
                lists,
                new ApiList<>(
                        "properties",
                        PropertyService.ENTITY,
                        PropertyRow.class,
                        PropertyFilter::read,
                        PropertySort::read,
                        filter -> Count.exactly(properties.count(filter)),
                        properties::rows,
                        properties::rowsAfter,
                        PropertySort::place));
        this.properties = properties;
        this.ownerships = ownerships;
        this.lists = lists;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<PropertyResource> find(@PathVariable long id, HttpServletRequest request) {
        return answers.known(
                request, KINDS, () -> answers.of(request, PropertyResource.class, PropertyResource.of(saved(id))));
    }

    @Creates(example = """
            {"address": "12 Orchard Road", "town": "Bristol", "postcode": "BS7 2EJ", "property_type": "flat", "bedrooms": 2}""")
    @PostMapping
    Told<PropertyResource> create(Wish<PropertyDetails> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            long id = properties.add(wish.made(USUAL));
            return answers.created(ApiController.V1 + "/properties/" + id, PropertyResource.of(saved(id)));
        });
    }

    @Edits(example = """
            {"epc_rating": "C"}""")
    @PatchMapping("/{id:[0-9]{1,18}}")
    Told<PropertyResource> edit(@PathVariable long id, Wish<PropertyDetails> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        properties.update(before.at(version).with(wish.over(before.details())));
        return answers.of(PropertyResource.of(saved(id)));
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/archive")
    Told<PropertyResource> archive(@PathVariable long id, HttpServletRequest request) {
        properties.archive(id, Answers.version(request));
        return answers.of(PropertyResource.of(saved(id)));
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/restore")
    Told<PropertyResource> restore(@PathVariable long id, HttpServletRequest request) {
        properties.restore(id, Answers.version(request));
        return answers.of(PropertyResource.of(saved(id)));
    }

    /** The newest first. */
    @GetMapping("/{id:[0-9]{1,18}}/listings")
    Told<Page<PropertyListing>> listings(@PathVariable long id) {
        return lists.whole(properties.listings(saved(id).id()));
    }

    /** Who owned which share of it when, the newest first. */
    @GetMapping("/{id:[0-9]{1,18}}/owners")
    Told<Page<OwnershipPeriod>> owners(@PathVariable long id) {
        return lists.whole(ownerships.periods(saved(id).id()));
    }

    private SavedProperty saved(long id) {
        return properties.find(id).orElseThrow(RecordMissing::new);
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return failure instanceof PropertyInUse used
                ? ApiRefusal.conflict("property-in-use", used)
                        .with("listing", used.listing())
                        .with("listing_status", used.status())
                : null;
    }
}
