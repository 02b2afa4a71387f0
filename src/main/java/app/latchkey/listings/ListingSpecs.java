package app.latchkey.listings;

import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** The one translation of a filter into conditions. */
final class ListingSpecs {

    /** Whatever the database's collation, no letters or figures of an outcode come after these. */
    private static final String PAST_EVERY_OUTCODE = "ZZZZ";

    private ListingSpecs() {}

    static List<Predicate> selected(
            ListingSelection selection, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        return switch (selection) {
            case ListingSelection.Picked(var ids) -> List.of(among(ids, listing, is));
            case ListingSelection.Matching(var filter, var except) -> {
                var all = matching(filter, new TextMatch.Typed(filter.text()), listing, is);
                if (!except.isEmpty()) {
                    all.add(is.not(among(except, listing, is)));
                }
                yield all;
            }
        };
    }

    private static Predicate among(Set<Long> ids, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        return ids.isEmpty() ? is.disjunction() : listing.get("id").in(ids);
    }

    /** @param text what the filter's own text came to */
    static List<Predicate> matching(
            ListingFilter filter, TextMatch text, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var all = text(text, listing, is);
        if (!filter.statuses().isEmpty()) {
            all.add(listing.get("status").in(filter.statuses()));
        }
        var fewest = filter.bedroomsMin();
        var most = filter.bedroomsMax();
        if (fewest != null && fewest.equals(most)) {
            // As one value, after which an index may run on in the list's order.
            all.add(is.equal(listing.get("bedrooms"), fewest));
        } else {
            if (fewest != null) {
                all.add(is.ge(listing.get("bedrooms"), fewest));
            }
            if (most != null) {
                all.add(is.le(listing.get("bedrooms"), most));
            }
        }
        if (filter.rentMinPence() != null) {
            all.add(is.ge(listing.get("rentPcmPence"), filter.rentMinPence()));
        }
        if (filter.rentMaxPence() != null) {
            all.add(is.le(listing.get("rentPcmPence"), filter.rentMaxPence()));
        }
        if (!filter.propertyTypes().isEmpty()) {
            all.add(listing.get("propertyType").in(filter.propertyTypes()));
        }
        if (!filter.town().isEmpty()) {
            all.add(is.equal(listing.get("townKey"), is.lower(is.value(filter.town()))));
        }
        if (!filter.outcode().isEmpty()) {
            var from = filter.outcode().toUpperCase(Locale.UK);
            all.add(is.greaterThanOrEqualTo(listing.get("outcode"), from));
            all.add(is.lessThan(listing.get("outcode"), from + PAST_EVERY_OUTCODE));
        }
        if (!filter.furnishings().isEmpty()) {
            all.add(listing.get("furnishing").in(filter.furnishings()));
        }
        if (filter.availableBy() != null) {
            all.add(is.lessThanOrEqualTo(listing.get("availableFrom"), filter.availableBy()));
        }
        if (filter.branchId() != null) {
            all.add(is.equal(listing.get("branchId"), filter.branchId()));
        }
        if (filter.negotiatorId() != null) {
            all.add(is.equal(listing.get("negotiatorId"), filter.negotiatorId()));
        }
        all.addAll(StepSpecs.matching(filter.moments(), listing, is));
        return all;
    }

    private static List<Predicate> text(TextMatch text, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var all = new ArrayList<Predicate>();
        switch (text) {
            case TextMatch.Typed(var typed) -> {
                if (!typed.isEmpty()) {
                    all.add(isAmong("(? = any (array (select find_listings(?))))", typed, listing, is));
                }
            }
            case TextMatch.Found(var ids) -> all.add(isAmong("(? = any (?))", ids.toArray(Long[]::new), listing, is));
            // Row-level security hides from the planner how many are like a pattern, and it guesses next to none; of a
            // comparison it guesses a third, and walks the list's index as it should for common words.
            case TextMatch.Words(var words) ->
                words.forEach(word -> all.add(
                        is.gt(is.function("strpos", Integer.class, listing.get("searchText"), is.value(word)), 0)));
        }
        return all;
    }

    private static Predicate isAmong(
            String sql, Object values, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        return is.isTrue(is.sql(sql, Boolean.class, listing.get("id"), is.value(values)));
    }
}
