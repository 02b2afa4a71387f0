package app.latchkey.properties;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record PropertySort(Column column, boolean ascending) {

    /** The newest first. */
    public static final PropertySort DEFAULT = new PropertySort(Column.CREATED, false);

    /** By the names that links and programs use. */
    public static PropertySort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new PropertySort(order.column(), order.ascending());
    }

    /** Where a row stands. */
    public Place place(PropertyRow row) {
        return new Place(
                switch (column) {
                    case CREATED -> null;
                    case ADDRESS -> row.address();
                    case TOWN -> row.town();
                    case POSTCODE -> row.postcode();
                    case PROPERTY_TYPE -> row.propertyType().name();
                    case BEDROOMS -> Integer.toString(row.bedrooms());
                },
                row.id());
    }

    Keyset keyset() {
        return new Keyset(
                "p." + column.column,
                column == Column.BEDROOMS ? "cast(:placeValue as integer)" : "cast(:placeValue as text)",
                "p.id",
                ascending,
                column == Column.POSTCODE);
    }

    public enum Column {
        /** The order of the references, too. */
        CREATED("id"),
        ADDRESS("address"),
        TOWN("town"),
        POSTCODE("postcode_key"),
        PROPERTY_TYPE("property_type"),
        BEDROOMS("bedrooms");

        private final String column;

        Column(String column) {
            this.column = column;
        }
    }

    /** Where nothing is blank, nothing is said of blanks: then one index is read both ways. */
    String orderOf(String table) {
        var way = ascending ? " asc" : " desc";
        var tie = table + ".id" + way;
        return switch (column) {
            case CREATED -> tie;
            case POSTCODE -> table + "." + column.column + way + " nulls last, " + tie;
            case ADDRESS, TOWN, PROPERTY_TYPE, BEDROOMS -> table + "." + column.column + way + ", " + tie;
        };
    }
}
