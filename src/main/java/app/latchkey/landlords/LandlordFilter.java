package app.latchkey.landlords;

import app.latchkey.platform.QueryReader;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which landlords are wanted: one object for list and count. Null and empty mean "any".
 *
 * @param text words of name, e-mail address, phone number or postcode; all must occur
 * @param amlExpiresBy clear checks that end on this day or before
 * @param addedFrom the first day on which they were added; {@code addedTo} the last
 */
public record LandlordFilter(
        String text,
        Set<LandlordStatus> statuses,
        Set<AmlStatus> amlStatuses,
        @Nullable LocalDate amlExpiresBy,
        @Nullable LocalDate addedFrom,
        @Nullable LocalDate addedTo) {

    public static final LandlordFilter ALL = new LandlordFilter("", Set.of(), Set.of(), null, null, null);

    public LandlordFilter {
        // PostgreSQL knows no text with a zero character in it.
        text = text.replace('\u0000', ' ').strip();
        statuses = Set.copyOf(statuses);
        amlStatuses = Set.copyOf(amlStatuses);
    }

    /** By the names that links and programs use. */
    public static LandlordFilter read(QueryReader query) {
        return new LandlordFilter(
                query.text("q", 200),
                query.set("status", LandlordStatus.class),
                query.set("checks", AmlStatus.class),
                query.day("checks_expire_by"),
                query.day("added_from"),
                query.day("added_to"));
    }

    public static LandlordFilter ofText(String text) {
        return new LandlordFilter(text, Set.of(), Set.of(), null, null, null);
    }

    /** Added on one of these days, both included. */
    public static LandlordFilter ofAdded(LocalDate first, LocalDate last) {
        return new LandlordFilter("", Set.of(), Set.of(), null, first, last);
    }
}
