package app.latchkey.properties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every share of one property, and how the shares become others; nothing of it touches the database. */
record OwnershipHistory(List<OwnershipShare> shares) {

    private static final Comparator<OwnershipShare> LEAD_FIRST = Comparator.comparing(OwnershipShare::leads)
            .thenComparing(OwnershipShare::percent)
            .reversed()
            .thenComparing(OwnershipShare::landlordId);

    OwnershipHistory {
        shares = List.copyOf(shares);
    }

    /** The times between two changes in which anybody owned it, the newest first. */
    List<Period> periods() {
        var days = new TreeSet<LocalDate>();
        shares.forEach(share -> {
            days.add(share.from());
            if (share.until() != null) {
                days.add(share.until());
            }
        });
        return days.descendingSet().stream()
                .map(day -> new Period(
                        day,
                        days.higher(day),
                        shares.stream()
                                .filter(share -> share.isOn(day))
                                .sorted(LEAD_FIRST)
                                .toList()))
                .filter(period -> !period.shares.isEmpty())
                .toList();
    }

    Optional<Period> newest() {
        return periods().stream().findFirst();
    }

    Optional<Period> newestButOne() {
        return periods().stream().skip(1).findFirst();
    }

    /** Others own it from this day on, which is after the newest period began. */
    OwnershipHistory changed(long propertyId, LocalDate from, List<Share> owners) {
        return endingBy(from).with(propertyId, from, null, owners);
    }

    /** The newest period was another: its owners, or the day it began, with which the one before ended. */
    OwnershipHistory corrected(long propertyId, LocalDate from, List<Share> owners) {
        var wrong = newest().orElseThrow();
        return before(wrong).extended(wrong.from, from).endingBy(from).with(propertyId, from, wrong.until, owners);
    }

    /** The newest period never was: the one before goes on in its place. */
    OwnershipHistory withoutNewest() {
        var wrong = newest().orElseThrow();
        return before(wrong).extended(wrong.from, wrong.until);
    }

    private OwnershipHistory before(Period period) {
        return endingBy(period.from);
    }

    /** Nobody's share goes on after this day; one that would begin then is none. */
    private OwnershipHistory endingBy(LocalDate day) {
        return new OwnershipHistory(shares.stream()
                .filter(share -> share.from().isBefore(day))
                .map(share -> share.until() == null || share.until().isAfter(day) ? share.until(day) : share)
                .toList());
    }

    /** What ended on one day ends on another. */
    private OwnershipHistory extended(LocalDate from, @Nullable LocalDate to) {
        return new OwnershipHistory(shares.stream()
                .map(share -> from.equals(share.until()) ? share.until(to) : share)
                .toList());
    }

    private OwnershipHistory with(long propertyId, LocalDate from, @Nullable LocalDate until, List<Share> owners) {
        var all = new ArrayList<>(shares);
        owners.forEach(owner -> all.add(
                new OwnershipShare(null, propertyId, owner.landlordId(), owner.percent(), from, until, owner.leads())));
        return new OwnershipHistory(all);
    }

    /** The shares that another history does not have just so. */
    List<OwnershipShare> less(OwnershipHistory other) {
        return shares.stream().filter(share -> !other.shares.contains(share)).toList();
    }

    record Period(LocalDate from, @Nullable LocalDate until, List<OwnershipShare> shares) {

        Stream<Long> landlordIds() {
            return shares.stream().map(OwnershipShare::landlordId);
        }
    }
}
