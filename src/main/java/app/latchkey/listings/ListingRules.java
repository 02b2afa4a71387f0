package app.latchkey.listings;

import app.latchkey.platform.Money;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import app.latchkey.platform.Rent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold of a listing's facts wherever they come from: a form, a file or a program. */
public final class ListingRules {

    /** From this yearly rent in pence the deposit may be six weeks' rent instead of five (Tenant Fees Act 2019). */
    private static final long SIX_WEEKS_FROM = 50_000_00L;

    private static final int LONGEST_REASON = 1000;

    private ListingRules() {}

    /** Every problem at once, in the order of the fields; empty when all is well. */
    public static List<Problem> check(ListingDetails details) {
        var problems = new ArrayList<Problem>();
        if (details.address().isBlank()) {
            problems.add(Problem.of("address", "listing.problem.address"));
        } else if (details.address().length() > 300) {
            problems.add(Problem.of("address", "listing.problem.too-long", 300));
        }
        if (details.town().isBlank()) {
            problems.add(Problem.of("town", "listing.problem.town"));
        } else if (details.town().length() > 120) {
            problems.add(Problem.of("town", "listing.problem.too-long", 120));
        }
        var outcode = details.outcode();
        if (outcode != null && !Postcode.parseOutcode(outcode).equals(Optional.of(outcode))) {
            problems.add(Problem.of("outcode", "listing.problem.outcode"));
        }
        if (details.bedrooms() < 0 || details.bedrooms() > 50) {
            problems.add(Problem.of("bedrooms", "listing.problem.rooms"));
        }
        var bathrooms = details.bathrooms();
        if (bathrooms != null && (bathrooms < 0 || bathrooms > 50)) {
            problems.add(Problem.of("bathrooms", "listing.problem.rooms"));
        }
        var deposit = details.depositPence();
        var rent = details.rent();
        if (deposit != null && deposit < 0) {
            problems.add(Problem.of("depositPence", "listing.problem.deposit-negative"));
        } else if (deposit != null && rent != null && details.letType() == LetType.LONG && deposit > depositCap(rent)) {
            problems.add(Problem.of(
                    "depositPence",
                    "listing.problem.deposit",
                    weeks(rent.yearPence()),
                    Money.format(depositCap(rent))));
        }
        var stay = details.expectedStayMonths();
        if (stay != null && (stay < 1 || stay > 240)) {
            problems.add(Problem.of("expectedStayMonths", "listing.problem.stay"));
        }
        if (details.summary() != null && details.summary().length() > 1000) {
            problems.add(Problem.of("summary", "listing.problem.too-long", 1000));
        }
        if (details.description() != null && details.description().length() > 30_000) {
            problems.add(Problem.of("description", "listing.problem.too-long", 30_000));
        }
        if (details.councilTaxBand() != null && !details.councilTaxBand().matches("[A-I]")) {
            problems.add(Problem.of("councilTaxBand", "listing.problem.council-tax-band"));
        }
        if (details.epcRating() != null && !details.epcRating().matches("[A-G]")) {
            problems.add(Problem.of("epcRating", "listing.problem.epc-rating"));
        }
        return problems;
    }

    /** Why something was done, as it is kept with a listing. */
    static List<Problem> checkReason(@Nullable String reason, boolean required) {
        if (reason == null || reason.isBlank()) {
            return required ? List.of(Problem.of("reason", "transition.problem.reason")) : List.of();
        }
        return reason.length() > LONGEST_REASON
                ? List.of(Problem.of("reason", "listing.problem.too-long", LONGEST_REASON))
                : List.of();
    }

    /** Every problem of a listing that has come this far. */
    static List<Problem> check(ListingDetails details, ListingStatus status, @Nullable Long agreedRentPcmPence) {
        var problems = check(details);
        var rent = details.rent();
        if (rent == null) {
            if (status.isMarketed()) {
                problems.add(Problem.of("rent", "listing.problem.rent-on-market"));
            }
        } else if (status == ListingStatus.LET_AGREED
                && agreedRentPcmPence != null
                && rent.pcmPence() < agreedRentPcmPence) {
            problems.add(Problem.of("rent", "listing.problem.rent-below-agreed", Money.format(agreedRentPcmPence)));
        }
        return problems;
    }

    /** The most a deposit may be, in pence. */
    public static long depositCap(Rent rent) {
        return rent.yearPence() * weeks(rent.yearPence()) / 52;
    }

    /** How many weeks' rent a deposit may be at most. */
    static int depositWeeks(Rent rent) {
        return weeks(rent.yearPence());
    }

    private static int weeks(long yearPence) {
        return yearPence < SIX_WEEKS_FROM ? 5 : 6;
    }
}
