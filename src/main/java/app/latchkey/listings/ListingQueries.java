package app.latchkey.listings;

import app.latchkey.listings.BulkPlan.Chosen;
import app.latchkey.listings.ListingSort.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.springframework.stereotype.Component;

/**
 * Pages and counts. A page is one statement: its ids are cut from an index first, then only their rows are joined to
 * their neighbours.
 */
@Component
class ListingQueries {

    private final EntityManager entities;

    ListingQueries(EntityManager entities) {
        this.entities = entities;
    }

    List<ListingLine> page(ListingFilter filter, ListingSort sort, int offset, int limit) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var rows = is.createQuery(ListingLine.class);
        var listing = rows.from(ListingLine.class);
        var cut = rows.subquery(Long.class);
        var key = cut.from(ListingLine.class);
        cut.select(key.get("id"));
        cut.where(ListingSpecs.matching(filter, key, is).toArray(Predicate[]::new));
        cut.orderBy(order(sort, key, is));
        cut.offset(offset);
        cut.fetch(limit);
        rows.select(listing).where(listing.get("id").in(cut)).orderBy(order(sort, listing, is));
        Query page = entities.createQuery(rows);
        page.setHint("jakarta.persistence.fetchgraph", entities.getEntityGraph(ListingLine.WITH_NEIGHBOURS));
        page.setHint("org.hibernate.readOnly", true);
        return results(page);
    }

    List<ListingLine> rows(Collection<Long> ids) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var rows = is.createQuery(ListingLine.class);
        var listing = rows.from(ListingLine.class);
        rows.select(listing).where(listing.get("id").in(ids));
        Query all = entities.createQuery(rows);
        all.setHint("jakarta.persistence.fetchgraph", entities.getEntityGraph(ListingLine.WITH_NEIGHBOURS));
        all.setHint("org.hibernate.readOnly", true);
        return results(all);
    }

    List<Long> matching(ListingFilter filter, Collection<Long> ids) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var found = is.createQuery(Long.class);
        var listing = found.from(ListingLine.class);
        var conditions = new ArrayList<>(ListingSpecs.matching(filter, listing, is));
        conditions.add(listing.get("id").in(ids));
        found.select(listing.get("id")).where(conditions.toArray(Predicate[]::new));
        return entities.createQuery(found).getResultList();
    }

    @SuppressWarnings("unchecked")
    private static List<ListingLine> results(Query page) {
        return page.getResultList();
    }

    long count(ListingFilter filter) {
        return count(ListingSelection.all(filter));
    }

    long count(ListingSelection selection) {
        var is = entities.unwrap(Session.class).getCriteriaBuilder();
        var count = is.createQuery(Long.class);
        var listing = count.from(ListingLine.class);
        count.select(is.count(listing.get("id")));
        count.where(ListingSpecs.selected(selection, listing, is).toArray(Predicate[]::new));
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
                listing.get("branch").get("id"),
                listing.get("negotiator").get("id")));
        rows.where(ListingSpecs.selected(selection, listing, is).toArray(Predicate[]::new));
        rows.orderBy(is.asc(listing.get("id")));
        return entities.createQuery(rows).setMaxResults(limit).getResultList();
    }

    static List<Order> order(ListingSort sort, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var upwards = sort.ascending() != (sort.column() == Column.AGE);
        var column = path(sort.column(), listing);
        var tie = listing.get("id");
        if (sort.column() == Column.CREATED) {
            return List.of(upwards ? is.asc(tie) : is.desc(tie));
        }
        if (!sort.column().hasBlanks()) {
            return upwards ? List.of(is.asc(column), is.asc(tie)) : List.of(is.desc(column), is.desc(tie));
        }
        return upwards ? List.of(is.asc(column, false), is.asc(tie)) : List.of(is.desc(column, false), is.desc(tie));
    }

    private static Expression<?> path(Column column, Root<ListingLine> listing) {
        return switch (column) {
            case BRANCH, NEGOTIATOR ->
                listing.join(column.attribute(), JoinType.LEFT).get("name");
            default -> listing.get(column.attribute());
        };
    }
}
