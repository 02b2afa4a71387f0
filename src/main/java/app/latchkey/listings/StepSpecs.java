package app.latchkey.listings;

import app.latchkey.platform.figures.Period;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** Which listings took a step, counted from the same rows as KPIs are. */
final class StepSpecs {

    private StepSpecs() {}

    static List<Predicate> matching(ListingMoments moments, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var all = new ArrayList<Predicate>();
        var step = moments.step();
        if (step != null) {
            all.add(took(step, listing, is));
        }
        if (moments.marketedFrom() != null) {
            all.add(is.greaterThanOrEqualTo(listing.get("firstAvailableOn"), moments.marketedFrom()));
        }
        if (moments.marketedTo() != null) {
            all.add(is.lessThanOrEqualTo(listing.get("firstAvailableOn"), moments.marketedTo()));
        }
        var quiet = moments.quietSince();
        if (quiet != null) {
            var since = quiet.atStartOfDay(Period.LONDON).toInstant();
            all.add(is.lessThan(listing.get("updatedAt"), since));
        }
        return all;
    }

    private static Predicate took(ListingStep step, Root<ListingLine> listing, HibernateCriteriaBuilder is) {
        var period = new Period(step.first(), step.last().plusDays(1));
        var sql = new StringBuilder("(? in (select e.listing_id from ").append(StepRows.of(step.kind(), "?", "?"));
        var values = new ArrayList<Expression<?>>();
        values.add(listing.get("id"));
        values.add(is.value(period.begins().toInstant()));
        values.add(is.value(period.ends().toInstant()));
        if (step.scope().branchId() != null) {
            sql.append(" and e.branch_id = ?");
            values.add(is.value(step.scope().branchId()));
        }
        if (step.scope().negotiatorId() != null) {
            sql.append(" and e.negotiator_id = ?");
            values.add(is.value(step.scope().negotiatorId()));
        }
        var bedrooms = step.bedrooms();
        if (bedrooms != null) {
            sql.append(" and least(e.bedrooms, 5) = ?");
            values.add(is.value(bedrooms));
        }
        return is.isTrue(is.sql(sql.append("))").toString(), Boolean.class, values.toArray(Expression[]::new)));
    }
}
