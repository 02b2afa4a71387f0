package app.latchkey.listings;

import app.latchkey.listings.BulkPlan.Chosen;
import app.latchkey.listings.ListingSort.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.Session;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaSubQuery;
import org.springframework.stereotype.Component;

/**
 * Pages and counts. A page is one statement: where it skips rows, its ids are cut from an index first, then only their
 * rows are read.
 */
@Component
class ListingQueries {

    private final EntityManager entities;

    ListingQueries(EntityManager entities) {
        this.entities = entities;
    }

    List<ListingCells> page(ListingFilter filter, ListingSort sort, int offset, int limit) {
        return page(filter, new TextMatch.Typed(filter.text()), sort, List.of(new PageSlice(null, offset, limit)));
    }

    /** @param slices one or two, in the list's order */
    List<ListingCells> page(ListingFilter filter, TextMatch text, ListingSort sort, List<PageSlice> slices) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var rows = is.createQuery(ListingCells.class);
        var listing = rows.from(ListingLine.class);
        rows.select(cells(listing, is)).orderBy(ListingOrder.of(sort, listing, is));
        if (slices.size() == 1 && slices.getFirst().skip() == 0) {
            var slice = slices.getFirst();
            rows.where(wanted(filter, text, sort, slice, listing, is));
            return entities.createQuery(rows).setMaxResults(slice.fetch()).getResultList();
        }
        var ids = slices.stream()
                .map(slice -> cut(rows, filter, text, sort, slice, is))
                .reduce(is::unionAll)
                .orElseThrow();
        rows.where(listing.get("id").in(ids));
        return entities.createQuery(rows).getResultList();
    }

    private static JpaSubQuery<Long> cut(
            JpaCriteriaQuery<?> rows,
            ListingFilter filter,
            TextMatch text,
            ListingSort sort,
            PageSlice slice,
            HibernateCriteriaBuilder is) {
        var cut = rows.subquery(Long.class);
        var key = cut.from(ListingLine.class);
        cut.select(key.get("id"));
        cut.where(wanted(filter, text, sort, slice, key, is));
        cut.orderBy(ListingOrder.of(sort, key, is));
        cut.offset(slice.skip());
        cut.fetch(slice.fetch());
        return cut;
    }

    private static Predicate[] wanted(
            ListingFilter filter,
            TextMatch text,
            ListingSort sort,
            PageSlice slice,
            Root<ListingLine> listing,
            HibernateCriteriaBuilder is) {
        var wanted = ListingSpecs.matching(filter, text, listing, is);
        if (slice.from() != null) {
            wanted.add(ListingOrder.onwards(slice.from(), slice.withFrom(), sort, listing, is));
        }
        return wanted.toArray(Predicate[]::new);
    }

    /** Every so many rows one, the first of all among them, and the first whose value is blank. */
    List<PageStart> starts(ListingFilter filter, TextMatch text, ListingSort sort, int step) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var pass = is.createTupleQuery();
        var numbered = pass.subquery(Tuple.class);
        var listing = numbered.from(ListingLine.class);
        var column = ListingOrder.column(sort, listing);
        var ordered =
                is.createWindow().orderBy(ListingOrder.of(sort, listing, is).toArray(Order[]::new));
        numbered.multiselect(
                is.diff(is.rowNumber(ordered), 1L).alias("place"),
                (sort.column() == Column.CREATED ? is.literal(true) : column).alias("value"),
                listing.get("id").alias("id"),
                is.windowFunction("lag", column.getJavaType(), ordered, column).alias("before"));
        numbered.where(ListingSpecs.matching(filter, text, listing, is).toArray(Predicate[]::new));
        var row = pass.from(numbered);
        Path<Long> place = row.get("place");
        pass.select(is.tuple(place, row.get("value"), row.get("id")));
        pass.where(is.or(
                is.equal(is.function("mod", Long.class, place, is.value((long) step)), 0L),
                is.and(is.isNull(row.get("value")), is.isNotNull(row.get("before")))));
        pass.orderBy(is.asc(place));
        return entities.createQuery(pass)
                .getResultStream()
                .map(start -> new PageStart(start.get(0, Long.class), start.get(1), start.get(2, Long.class)))
                .toList();
    }

    List<ListingCells> rows(Collection<Long> ids) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var rows = is.createQuery(ListingCells.class);
        var listing = rows.from(ListingLine.class);
        rows.select(cells(listing, is)).where(listing.get("id").in(ids));
        return entities.createQuery(rows).getResultList();
    }

    private static CompoundSelection<ListingCells> cells(Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        return is.construct(
                ListingCells.class,
                ListingCells.ATTRIBUTES.stream().map(listing::get).toArray(Selection<?>[]::new));
    }

    /** Which of these the filter finds. */
    List<Long> matching(ListingFilter filter, TextMatch text, Collection<Long> ids) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var found = is.createQuery(Long.class);
        var listing = found.from(ListingLine.class);
        var conditions = ListingSpecs.matching(filter, text, listing, is);
        conditions.add(listing.get("id").in(ids));
        found.select(listing.get("id")).where(conditions.toArray(Predicate[]::new));
        return entities.createQuery(found).getResultList();
    }

    long count(ListingFilter filter) {
        return count(ListingSelection.all(filter));
    }

    long count(ListingSelection selection) {
        return count((listing, is) -> ListingSpecs.selected(selection, listing, is));
    }

    long count(ListingFilter filter, TextMatch text) {
        return count((listing, is) -> ListingSpecs.matching(filter, text, listing, is));
    }

    private long count(BiFunction<Root<ListingLine>, HibernateCriteriaBuilder, List<Predicate>> wanted) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var count = is.createQuery(Long.class);
        var listing = count.from(ListingLine.class);
        count.select(is.count(listing.get("id")));
        count.where(wanted.apply(listing, is).toArray(Predicate[]::new));
        return entities.createQuery(count).getSingleResult();
    }

    /** What decides whether these may be changed in bulk, in the order of their ids. */
    List<Chosen> chosen(ListingSelection selection, int limit) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var rows = is.createQuery(Chosen.class);
        var listing = rows.from(ListingLine.class);
        rows.select(is.construct(
                Chosen.class,
                listing.get("id"),
                listing.get("status"),
                listing.get("branchId"),
                listing.get("negotiatorId")));
        rows.where(ListingSpecs.selected(selection, listing, is).toArray(Predicate[]::new));
        rows.orderBy(is.asc(listing.get("id")));
        return entities.createQuery(rows).setMaxResults(limit).getResultList();
    }
}
