package app.latchkey.listings;

import app.latchkey.platform.QueryReader;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record ListingSort(Column column, boolean ascending) {

    /** The newest first. */
    public static final ListingSort DEFAULT = new ListingSort(Column.CREATED, false);

    /** By the names that links and programs use. */
    public static ListingSort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new ListingSort(order.column(), order.ascending());
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
