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
                var all = matching(filter, listing, is);
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

    static List<Predicate> matching(ListingFilter filter, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var all = new ArrayList<Predicate>();
        if (!filter.text().isEmpty()) {
            all.add(is.isTrue(is.sql(
                    "(? = any (array (select find_listings(?))))",
                    Boolean.class,
                    listing.get("id"),
                    is.value(filter.text()))));
        }
        if (!filter.statuses().isEmpty()) {
            all.add(listing.get("status").in(filter.statuses()));
        }
        if (filter.bedroomsMin() != null) {
            all.add(is.ge(listing.get("bedrooms"), filter.bedroomsMin()));
        }
        if (filter.bedroomsMax() != null) {
            all.add(is.le(listing.get("bedrooms"), filter.bedroomsMax()));
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
            all.add(is.equal(listing.get("branch").get("id"), filter.branchId()));
        }
        if (filter.negotiatorId() != null) {
            all.add(is.equal(listing.get("negotiator").get("id"), filter.negotiatorId()));
        }
        return all;
    }
}
