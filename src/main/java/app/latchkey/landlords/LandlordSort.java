package app.latchkey.landlords;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record LandlordSort(Column column, boolean ascending) {

    public static final LandlordSort DEFAULT = new LandlordSort(Column.NAME, true);

    /** By the names that links and programs use. */
    public static LandlordSort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new LandlordSort(order.column(), order.ascending());
    }

    /** Where a row stands. */
    public Place place(LandlordRow row) {
        var phone = row.phone();
        var expires = row.amlExpiresOn();
        return new Place(
                switch (column) {
                    case NAME -> row.name();
                    case EMAIL -> row.email();
                    case PHONE -> phone == null ? null : phone.value();
                    case STATUS -> row.status().name();
                    case AML_STATUS -> row.amlStatus().name();
                    case AML_EXPIRES_ON -> expires == null ? null : expires.toString();
                    case CREATED -> null;
                },
                column.tie.equals("c.id") ? row.contactId() : row.id());
    }

    Keyset keyset() {
        return new Keyset(
                column.column,
                switch (column) {
                    case EMAIL -> "lower(cast(:placeValue as text))";
                    case AML_EXPIRES_ON -> "cast(:placeValue as date)";
                    default -> "cast(:placeValue as text)";
                },
                column.tie.isEmpty() ? column.column : column.tie,
                ascending,
                column.blanks);
    }

    public enum Column {
        NAME("c.name", "c.id", false),
        EMAIL("c.email_key", "c.id", true),
        PHONE("c.phone", "c.id", true),
        STATUS("l.status", "l.id", false),
        AML_STATUS("l.aml_status", "l.id", false),
        AML_EXPIRES_ON("l.aml_expires_on", "l.id", true),
        CREATED("l.id", "", false);

        private final String column;
        private final String tie;
        private final boolean blanks;

        Column(String column, String tie, boolean blanks) {
            this.column = column;
            this.tie = tie;
            this.blanks = blanks;
        }
    }

    /** Where nothing is blank, nothing is said of blanks: then one index is read both ways. */
    String sql() {
        var way = ascending ? " asc" : " desc";
        return column.column
                + way
                + (column.blanks ? " nulls last" : "")
                + (column.tie.isEmpty() ? "" : ", " + column.tie + way);
    }
}
