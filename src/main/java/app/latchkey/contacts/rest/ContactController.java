package app.latchkey.contacts.rest;

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
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactInUse;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.DuplicatesFound;
import app.latchkey.contacts.SavedContact;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Contacts: found, told, made, edited and laid aside. */
@ApiController
@RequestMapping(ApiController.V1 + "/contacts")
class ContactController extends ListEndpoints<ContactFilter, ContactSort, ContactRow> implements Refusals {

    private static final Set<String> KINDS = Set.of("Contact", "Landlord");

    private final ContactService contacts;
    private final Answers answers;
    private final Idempotency idempotency;

    ContactController(ContactService contacts, ApiListing lists, Answers answers, Idempotency idempotency) {
        super(
                lists,
                new ApiList<>(
                        "contacts",
                        ContactService.ENTITY,
                        ContactRow.class,
                        ContactFilter::read,
                        ContactSort::read,
                        filter -> Count.exactly(contacts.count(filter)),
                        contacts::rows,
                        contacts::rowsAfter,
                        ContactSort::place));
        this.contacts = contacts;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<ContactResource> find(@PathVariable long id, HttpServletRequest request) {
        return answers.known(
                request, KINDS, () -> answers.of(request, ContactResource.class, ContactResource.of(saved(id))));
    }

    /** @param differentFrom contacts that look like this one, and are somebody else */
    @Creates(example = """
            {"kind": "person", "first_name": "Ada", "last_name": "Byron", "email": "ada@example.org", "phone": "+447700900123"}""")
    @PostMapping
    Told<ContactResource> create(
            Wish<ContactDetails> wish,
            @RequestParam(name = "different_from", required = false) @Nullable Set<Long> differentFrom,
            HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            long id = contacts.create(wish.made(), differentFrom == null ? Set.of() : differentFrom);
            return answers.created(ApiController.V1 + "/contacts/" + id, ContactResource.of(saved(id)));
        });
    }

    @Edits(example = """
            {"notes": "Prefers mornings"}""")
    @PatchMapping("/{id:[0-9]{1,18}}")
    Told<ContactResource> edit(@PathVariable long id, Wish<ContactDetails> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        contacts.update(before.at(version).with(wish.over(before.details())));
        return answers.of(ContactResource.of(saved(id)));
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/archive")
    Told<ContactResource> archive(@PathVariable long id, HttpServletRequest request) {
        contacts.archive(id, Answers.version(request));
        return answers.of(ContactResource.of(saved(id)));
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/restore")
    Told<ContactResource> restore(@PathVariable long id, HttpServletRequest request) {
        contacts.restore(id, Answers.version(request));
        return answers.of(ContactResource.of(saved(id)));
    }

    private SavedContact saved(long id) {
        return contacts.find(id).orElseThrow(RecordMissing::new);
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return switch (failure) {
            case DuplicatesFound found ->
                ApiRefusal.conflict("contact-duplicate", found).with("duplicates", found.duplicates());
            case ContactInUse used ->
                ApiRefusal.conflict("contact-in-use", used).with("holdings", used.holdings());
            default -> null;
        };
    }
}
