package app.latchkey.properties;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of a set of owners before it is written; the database holds the same. */
public final class OwnershipRules {

    private static final BigDecimal ALL = new BigDecimal(100);
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int MOST_OWNERS = 50;

    private OwnershipRules() {}

    /** Every problem with the owners; empty when they are fine. */
    public static List<Problem> check(List<Share> owners) {
        var problems = new ArrayList<Problem>();
        if (owners.isEmpty()) {
            return List.of(Problem.of("owners", "ownership.problem.nobody"));
        }
        if (owners.size() > MOST_OWNERS) {
            problems.add(Problem.of("owners", "ownership.problem.too-many", MOST_OWNERS));
        }
        if (owners.stream().map(Share::landlordId).distinct().count() < owners.size()) {
            problems.add(Problem.of("owners", "ownership.problem.twice"));
        }
        if (!owners.stream().map(Share::percent).allMatch(OwnershipRules::isShare)) {
            problems.add(Problem.of("owners", "ownership.problem.share"));
        } else {
            var total = owners.stream().map(Share::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
            int more = total.compareTo(ALL);
            if (more != 0) {
                problems.add(Problem.of(
                        "owners",
                        more < 0 ? "ownership.problem.too-little" : "ownership.problem.too-much",
                        plain(total),
                        plain(total.subtract(ALL).abs())));
            }
        }
        if (owners.stream().filter(Share::leads).count() != 1) {
            problems.add(Problem.of("owners", "ownership.problem.lead"));
        }
        return problems;
    }

    /** Every problem of a set that follows on a period, or on none. */
    static List<Problem> check(OwnerSet set, OwnershipHistory.@Nullable Period previous) {
        var problems = new ArrayList<>(check(set.owners()));
        var from = set.from();
        if (from == null || from.isBefore(EARLIEST)) {
            problems.addFirst(Problem.of("from", "ownership.problem.from"));
        } else if (previous != null && !from.isAfter(previous.from())) {
            problems.addFirst(Problem.of("from", "ownership.problem.order", BritishDates.format(previous.from())));
        }
        return problems;
    }

    /** "60", "33.34": no needless noughts. */
    public static String plain(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static boolean isShare(BigDecimal percent) {
        return percent.signum() > 0
                && percent.compareTo(ALL) <= 0
                && percent.stripTrailingZeros().scale() <= 2;
    }
}
