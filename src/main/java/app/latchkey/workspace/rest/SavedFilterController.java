package app.latchkey.workspace.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiQuery;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Asks;
import app.latchkey.api.Creates;
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

    static class OfScreen implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            var list = query.choice("list", Screen.class);
            return list == null ? Screen.LISTINGS : list;
        }
    }

    @GetMapping
    @Asks(OfScreen.class)
    Told<Page<SavedSearch>> of(HttpServletRequest request) {
        var list = ApiQuery.read(request, new OfScreen()::read).toString();
        return lists.whole(searches.of(list.toLowerCase(Locale.ROOT)));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<SavedSearch> find(@PathVariable long id) {
        return answers.of(searches.find(id).orElseThrow(RecordMissing::new));
    }

    @Creates(example = """
            {"list": "listings", "name": "Flats in Bristol", "query": "town=Bristol&property_type=flat"}""")
    @PostMapping
    Told<SavedSearch> save(Wish<SavedFilter> wish, HttpServletRequest request) {
        return idempotency.once(request, wish, () -> {
            var filter = wish.made(Map.of("shared", false));
            var saved = searches.save(
                    filter.list().name().toLowerCase(Locale.ROOT), filter.name(), filter.query(), filter.shared());
            return answers.created(ApiController.V1 + "/saved-filters/" + saved.id(), saved);
        });
    }

    @DeleteMapping("/{id:[0-9]{1,18}}")
    ResponseEntity<Void> remove(@PathVariable long id) {
        searches.remove(id);
        return ResponseEntity.noContent().build();
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return failure instanceof NameTaken taken ? ApiRefusal.conflict("saved-filter-taken", taken) : null;
    }
}
