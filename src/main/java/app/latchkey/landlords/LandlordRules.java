package app.latchkey.landlords;

import app.latchkey.platform.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of every landlord. */
final class LandlordRules {

    private static final long HIGHEST_LIMIT_PENCE = 100_000_00;

    private LandlordRules() {}

    static List<Problem> check(@Nullable Long repairLimitPence) {
        return repairLimitPence != null && (repairLimitPence < 0 || repairLimitPence > HIGHEST_LIMIT_PENCE)
                ? List.of(Problem.of("repairLimitPence", "landlord.problem.repair-limit"))
                : List.of();
    }
}
