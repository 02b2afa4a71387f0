package app.latchkey.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The shares that two owners had of a property, as those of one: on each day the sum of what both had. */
final class JoinedShares {

    private JoinedShares() {}

    static List<OwnershipShare> of(List<OwnershipShare> shares, long ownerId) {
        var joined = new ArrayList<OwnershipShare>();
        var days = new TreeSet<LocalDate>();
        shares.forEach(share -> {
            days.add(share.from());
            if (share.until() != null) {
                days.add(share.until());
            }
        });
        for (var day : days) {
            var then = shares.stream().filter(share -> share.isOn(day)).toList();
            if (!then.isEmpty()) {
                append(joined, sum(then, ownerId, day, days.higher(day)));
            }
        }
        return joined;
    }

    private static OwnershipShare sum(
            List<OwnershipShare> then, long ownerId, LocalDate from, @Nullable LocalDate until) {
        return new OwnershipShare(
                null,
                then.getFirst().propertyId(),
                ownerId,
                then.stream().map(OwnershipShare::percent).reduce(BigDecimal.ZERO, BigDecimal::add),
                from,
                until,
                then.stream().anyMatch(OwnershipShare::leads));
    }

    /** What goes on as it was is one share. */
    private static void append(List<OwnershipShare> joined, OwnershipShare next) {
        if (!joined.isEmpty()) {
            var last = joined.getLast();
            if (Objects.equals(last.until(), next.from())
                    && last.percent().compareTo(next.percent()) == 0
                    && last.leads() == next.leads()) {
                joined.removeLast();
                joined.add(new OwnershipShare(
                        null,
                        last.propertyId(),
                        last.landlordId(),
                        last.percent(),
                        last.from(),
                        next.until(),
                        last.leads()));
                return;
            }
        }
        joined.add(next);
    }
}
