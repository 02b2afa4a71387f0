package app.latchkey.properties;

import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold of a property's facts. */
final class PropertyRules {

    private static final long LARGEST_UPRN = 999_999_999_999L;
    private static final int LARGEST_AREA = 100_000;

    private PropertyRules() {}

    /** Every problem at once, in the order of the fields; empty when all is well. */
    static List<Problem> check(PropertyDetails details) {
        var problems = new ArrayList<Problem>();
        var ownRef = details.ownRef();
        if (ownRef != null && ownRef.length() > 60) {
            problems.add(Problem.of("ownRef", "listing.problem.too-long", 60));
        }
        var uprn = details.uprn();
        if (uprn != null && (uprn < 1 || uprn > LARGEST_UPRN)) {
            problems.add(Problem.of("uprn", "property.problem.uprn"));
        }
        text(problems, "address", details.address(), 300, "property.problem.address");
        text(problems, "town", details.town(), 120, "listing.problem.town");
        var outcode = details.outcode();
        if (outcode != null && !Postcode.parseOutcode(outcode).equals(Optional.of(outcode))) {
            problems.add(Problem.of("postcode", "listing.problem.outcode"));
        }
        place(problems, details.latitude(), details.longitude());
        rooms(problems, "bedrooms", details.bedrooms());
        rooms(problems, "bathrooms", details.bathrooms());
        rooms(problems, "receptions", details.receptions());
        var area = details.floorAreaSqm();
        if (area != null && (area < 1 || area > LARGEST_AREA)) {
            problems.add(Problem.of("floorAreaSqm", "property.problem.floor-area"));
        }
        if (details.councilTaxBand() != null && !details.councilTaxBand().matches("[A-I]")) {
            problems.add(Problem.of("councilTaxBand", "listing.problem.council-tax-band"));
        }
        if (details.epcRating() != null && !details.epcRating().matches("[A-G]")) {
            problems.add(Problem.of("epcRating", "listing.problem.epc-rating"));
        }
        return problems;
    }

    private static void text(List<Problem> problems, String field, String text, int longest, String missing) {
        if (text.isBlank()) {
            problems.add(Problem.of(field, missing));
        } else if (text.length() > longest) {
            problems.add(Problem.of(field, "listing.problem.too-long", longest));
        }
    }

    /** Every home in the United Kingdom and the Channel Islands lies within; the two taken for each other do not. */
    private static void place(List<Problem> problems, @Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null && longitude != null) {
            problems.add(Problem.of("latitude", "property.problem.half-place"));
        } else if (latitude != null && !(latitude >= 49 && latitude <= 61.5)) {
            problems.add(Problem.of("latitude", "property.problem.latitude"));
        }
        if (longitude == null && latitude != null) {
            problems.add(Problem.of("longitude", "property.problem.half-place"));
        } else if (longitude != null && !(longitude >= -9 && longitude <= 2.5)) {
            problems.add(Problem.of("longitude", "property.problem.longitude"));
        }
    }

    private static void rooms(List<Problem> problems, String field, @Nullable Integer rooms) {
        if (rooms != null && (rooms < 0 || rooms > 50)) {
            problems.add(Problem.of(field, "listing.problem.rooms"));
        }
    }
}
