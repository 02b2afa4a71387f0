package app.latchkey.workspace.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiQuery;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Asks;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Idempotency;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.platform.QueryReader;
import app.latchkey.workspace.NameTaken;
import app.latchkey.workspace.SavedSearch;
import app.latchkey.workspace.SavedSearchService;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Filters by name: one's own, and those shared with one's branch. */
@ApiController
@RequestMapping(ApiController.V1 + "/saved-filters")
class SavedFilterController implements Refusals {

    private final SavedSearchService searches;
    private final ApiListing lists;
    private final Answers answers;
    private final Idempotency idempotency;

    SavedFilterController(SavedSearchService searches, ApiListing lists, Answers answers, Idempotency idempotency) {
        this.searches = searches;
        this.lists = lists;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    /** Lists that have filters. */
    enum Screen {
        LISTINGS,
        PROPERTIES,
        LANDLORDS,
        CONTACTS
    }

    /**
     * @param list the name of the list
     * @param query the filter and order as they stand in the list's address
     */
    record SavedFilter(Screen list, String name, String query, boolean shared) {}

    /** @param query as in {@link SavedFilter} */
    record SavedFilterEdit(String name, String query, boolean shared) {}

    static class OfScreen implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            var list = query.choice("list", Screen.class);
            return list == null ? Screen.LISTINGS : list;
        }
    }

    @GetMapping
    @Asks(OfScreen.class)
    Told<Page<SavedFilterResource>> of(HttpServletRequest request) {
        var list = ApiQuery.read(request, new OfScreen()::read).toString();
        return lists.whole(searches.of(list.toLowerCase(Locale.ROOT)).stream()
                .map(SavedFilterResource::of)
                .toList());
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<SavedFilterResource> find(@PathVariable long id) {
        return answers.of(SavedFilterResource.of(saved(id)));
    }

    @Creates(example = """
            {"list": "listings", "name": "Flats in Bristol", "query": "town=Bristol&property_type=flat"}""")
    @PostMapping
    Told<SavedFilterResource> save(Wish<SavedFilter> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            var filter = wish.made(Map.of("shared", false));
            var saved = searches.save(
                    filter.list().name().toLowerCase(Locale.ROOT), filter.name(), filter.query(), filter.shared());
            return answers.created(ApiController.V1 + "/saved-filters/" + saved.id(), SavedFilterResource.of(saved));
        });
    }

    @PatchMapping("/{id:[0-9]{1,18}}")
    @Edits(example = """
            {"name": "Two-bedroom flats in Bristol", "query": "town=Bristol&property_type=flat&bedrooms_min=2"}""")
    Told<SavedFilterResource> revise(@PathVariable long id, Wish<SavedFilterEdit> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        var after = wish.over(new SavedFilterEdit(before.name(), before.query(), before.shared()));
        return answers.of(SavedFilterResource.of(
                searches.revise(before.at(version), after.name(), after.query(), after.shared())));
    }

    @Edits
    @DeleteMapping("/{id:[0-9]{1,18}}")
    ResponseEntity<Void> remove(@PathVariable long id, HttpServletRequest request) {
        int version = Answers.version(request);
        searches.remove(saved(id).at(version));
        return ResponseEntity.noContent().build();
    }

    private SavedSearch saved(long id) {
        return searches.find(id).orElseThrow(RecordMissing::new);
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return failure instanceof NameTaken taken ? ApiRefusal.conflict("saved-filter-taken", taken) : null;
    }
}
