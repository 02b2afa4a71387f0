package app.latchkey.listings;

import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import java.time.LocalDate;
import java.util.List;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record ListingSort(Column column, boolean ascending) {

    /** The newest first. */
    public static final ListingSort DEFAULT = new ListingSort(Column.CREATED, false);

    /** By the names that links and programs use. */
    public static ListingSort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new ListingSort(order.column(), order.ascending());
    }

    Place place(ListingRow row, LocalDate today) {
        var rent = row.rent();
        var age = row.ageDays();
        var value = switch (column) {
            case CREATED -> null;
            case REFERENCE -> row.reference();
            case ADDRESS -> row.address();
            case TOWN -> row.town();
            case OUTCODE -> row.outcode();
            case PROPERTY_TYPE -> row.propertyType();
            case BEDROOMS -> row.bedrooms();
            case RENT -> rent == null ? null : rent.pcmPence();
            case AVAILABLE_FROM -> row.availableFrom();
            case STATUS -> List.of(ListingStatus.values()).indexOf(row.status()) + 1;
            case LANDLORD -> row.landlord();
            case BRANCH -> row.branch();
            case NEGOTIATOR -> row.negotiator();
            case AGE -> age == null ? null : today.minusDays(age);
        };
        return new Place(value == null ? null : value.toString(), row.id());
    }

    PageStart start(Place place) {
        var text = place.value();
        if (text == null) {
            return new PageStart(0, null, place.id());
        }
        var value = switch (column) {
            case CREATED, REFERENCE, ADDRESS, TOWN, OUTCODE, PROPERTY_TYPE, LANDLORD, BRANCH, NEGOTIATOR -> text;
            case BEDROOMS -> Integer.valueOf(text);
            case RENT -> Long.valueOf(text);
            case STATUS -> Short.valueOf(text);
            case AVAILABLE_FROM, AGE -> LocalDate.parse(text);
        };
        return new PageStart(0, value, place.id());
    }

    public enum Column {
        CREATED("id"),
        REFERENCE("reference"),
        ADDRESS("address"),
        TOWN("town"),
        OUTCODE("outcode"),
        PROPERTY_TYPE("propertyType"),
        BEDROOMS("bedrooms"),
        RENT("rentPcmPence"),
        AVAILABLE_FROM("availableFrom"),
        STATUS("statusRank"),
        LANDLORD("landlordName"),
        BRANCH("branchName"),
        NEGOTIATOR("negotiatorName"),
        /** Days on the market: youngest first is latest date first. */
        AGE("firstAvailableOn");

        private final String attribute;

        Column(String attribute) {
            this.attribute = attribute;
        }

        /** Where nothing is blank, nothing is said of blanks: then one index is read both ways. */
        boolean hasBlanks() {
            return switch (this) {
                case CREATED, REFERENCE, ADDRESS, TOWN, PROPERTY_TYPE, BEDROOMS, STATUS, BRANCH -> false;
                case OUTCODE, RENT, AVAILABLE_FROM, LANDLORD, NEGOTIATOR, AGE -> true;
            };
        }

        String attribute() {
            return attribute;
        }
    }
}
