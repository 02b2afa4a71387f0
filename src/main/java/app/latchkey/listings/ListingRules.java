package app.latchkey.listings;

import app.latchkey.listings.InvalidListing.Problem;
import app.latchkey.platform.Money;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What must hold of a listing's facts wherever they come from: a form, a file or a program. */
public final class ListingRules {

    /** From this yearly rent in pence the deposit may be six weeks' rent instead of five (Tenant Fees Act 2019). */
    private static final long SIX_WEEKS_FROM = 50_000_00L;

    private static final int MOST_PHOTOS = 60;

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
        if (details.bedrooms() < 0 || details.bedrooms() > 50) {
            problems.add(Problem.of("bedrooms", "listing.problem.rooms"));
        }
        var bathrooms = details.bathrooms();
        if (bathrooms != null && (bathrooms < 0 || bathrooms > 50)) {
            problems.add(Problem.of("bathrooms", "listing.problem.rooms"));
        }
        var deposit = details.depositPence();
        var rent = details.rent();
        if (deposit != null
                && rent != null
                && details.letType() == LetType.LONG
                && deposit > depositCap(rent.pcmPence())) {
            problems.add(Problem.of(
                    "depositPence",
                    "listing.problem.deposit",
                    weeks(rent.pcmPence()),
                    Money.format(depositCap(rent.pcmPence()))));
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
        if (details.photos().size() > MOST_PHOTOS) {
            problems.add(Problem.of("photos", "listing.problem.photos", MOST_PHOTOS));
        } else if (!details.photos().stream().allMatch(ListingRules::isWebAddress)) {
            problems.add(Problem.of("photos", "listing.problem.photo-address"));
        }
        return problems;
    }

    /** The most a deposit may be, in pence, for a rent in pence per calendar month. */
    public static long depositCap(long rentPcmPence) {
        return rentPcmPence * 12 * weeks(rentPcmPence) / 52;
    }

    private static int weeks(long rentPcmPence) {
        return rentPcmPence * 12 < SIX_WEEKS_FROM ? 5 : 6;
    }

    private static boolean isWebAddress(String typed) {
        try {
            var address = URI.create(typed);
            return "https".equals(address.getScheme()) && address.getHost() != null && typed.length() <= 2000;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
