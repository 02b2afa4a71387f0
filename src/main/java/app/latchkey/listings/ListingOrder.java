package app.latchkey.listings;

import app.latchkey.listings.ListingSort.Column;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** The one translation of a sort: each is the order of an index. */
final class ListingOrder {

    private ListingOrder() {}

    /** The list's order; where nothing is blank, nothing is said of blanks. */
    static List<Order> of(ListingSort sort, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var upwards = upwards(sort);
        var column = column(sort, listing);
        var tie = listing.get("id");
        if (sort.column() == Column.CREATED) {
            return List.of(upwards ? is.asc(tie) : is.desc(tie));
        }
        if (!sort.column().hasBlanks()) {
            return upwards ? List.of(is.asc(column), is.asc(tie)) : List.of(is.desc(column), is.desc(tie));
        }
        return upwards ? List.of(is.asc(column, false), is.asc(tie)) : List.of(is.desc(column, false), is.desc(tie));
    }

    private static boolean upwards(ListingSort sort) {
        return sort.ascending() != (sort.column() == Column.AGE);
    }

    /**
     * From one row on, and no further than to where the blank ones begin.
     *
     * @param including that row itself
     */
    static Predicate onwards(
            PageStart from,
            boolean including,
            ListingSort sort,
            Root<ListingLine> listing,
            HibernateCriteriaBuilder is) {
        var upwards = upwards(sort);
        Path<Long> id = listing.get("id");
        var sameValue = upwards
                ? including ? is.ge(id, from.id()) : is.gt(id, from.id())
                : including ? is.le(id, from.id()) : is.lt(id, from.id());
        if (sort.column() == Column.CREATED) {
            return sameValue;
        }
        var column = column(sort, listing);
        var value = from.value();
        if (value == null) {
            return is.and(is.isNull(column), sameValue);
        }
        // The one form that PostgreSQL enters an index by at both values at once.
        return is.isTrue(is.sql(
                "((?, ?) %s%s (?, ?))".formatted(upwards ? ">" : "<", including ? "=" : ""),
                Boolean.class,
                column,
                id,
                is.value(value instanceof Enum<?> constant ? constant.name() : value),
                is.value(from.id())));
    }

    /** Where the blank ones begin. */
    static PageStart blanks(ListingSort sort) {
        return new PageStart(0, null, upwards(sort) ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    static Path<?> column(ListingSort sort, Root<ListingLine> listing) {
        return listing.get(sort.column().attribute());
    }
}
