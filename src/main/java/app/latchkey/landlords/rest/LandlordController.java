package app.latchkey.landlords.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiList;
import app.latchkey.api.ApiListing;
import app.latchkey.api.Count;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.ListEndpoints;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordRow;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.landlords.SavedLandlord;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Landlords: found, told, made of contacts, and edited. */
@ApiController
@RequestMapping(ApiController.V1 + "/landlords")
class LandlordController extends ListEndpoints<LandlordFilter, LandlordSort, LandlordRow> {

    private static final Map<String, Object> USUAL =
            Map.of("status", LandlordStatus.PROSPECT, "aml_status", AmlStatus.NOT_CHECKED, "overseas", false);

    private static final Set<String> KINDS = Set.of("Landlord", "Contact");

    private final LandlordService landlords;
    private final Answers answers;
    private final Idempotency idempotency;

    LandlordController(LandlordService landlords, ApiListing lists, Answers answers, Idempotency idempotency) {
        super(
                lists,
                new ApiList<>(
                        "landlords",
                        LandlordService.ENTITY,
                        LandlordRow.class,
                        LandlordFilter::read,
                        LandlordSort::read,
                        filter -> Count.exactly(landlords.count(filter)),
                        landlords::rows,
                        landlords::rowsAfter,
                        LandlordSort::place));
        this.landlords = landlords;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<LandlordResource> find(@PathVariable long id, HttpServletRequest request) {
        return answers.known(
                request, KINDS, () -> answers.of(request, LandlordResource.class, LandlordResource.of(saved(id))));
    }

    /** @param contact who becomes a landlord */
    @Creates(example = """
            {"status": "active"}""")
    @PostMapping
    Told<LandlordResource> create(Wish<LandlordDetails> wish, @RequestParam long contact, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            long id = landlords.add(contact, wish.made(USUAL));
            return answers.created(ApiController.V1 + "/landlords/" + id, LandlordResource.of(saved(id)));
        });
    }

    @Edits(example = """
            {"overseas": true}""")
    @PatchMapping("/{id:[0-9]{1,18}}")
    Told<LandlordResource> edit(@PathVariable long id, Wish<LandlordDetails> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        landlords.update(before.at(version).with(wish.over(before.details())));
        return answers.of(LandlordResource.of(saved(id)));
    }

    private SavedLandlord saved(long id) {
        return landlords.find(id).orElseThrow(RecordMissing::new);
    }
}
