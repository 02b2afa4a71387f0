package app.latchkey.contacts;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record ContactSort(Column column, boolean ascending) {

    public static final ContactSort DEFAULT = new ContactSort(Column.NAME, true);

    /** By the names that links and programs use. */
    public static ContactSort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new ContactSort(order.column(), order.ascending());
    }

    /** Where a row stands. */
    public Place place(ContactRow row) {
        var phone = row.phone();
        return new Place(
                switch (column) {
                    case NAME -> row.name();
                    case EMAIL -> row.email();
                    case PHONE -> phone == null ? null : phone.value();
                    case POSTCODE -> row.postcode();
                    case CREATED -> null;
                },
                row.id());
    }

    Keyset keyset() {
        return new Keyset(
                "c." + column.column,
                column == Column.EMAIL ? "lower(cast(:placeValue as text))" : "cast(:placeValue as text)",
                "c.id",
                ascending,
                column.blanks);
    }

    public enum Column {
        NAME("name", false),
        EMAIL("email_key", true),
        PHONE("phone", true),
        POSTCODE("postcode", true),
        CREATED("id", false);

        private final String column;
        private final boolean blanks;

        Column(String column, boolean blanks) {
            this.column = column;
            this.blanks = blanks;
        }
    }

    /** Where nothing is blank, nothing is said of blanks: then one index is read both ways. */
    String sql() {
        var way = ascending ? " asc" : " desc";
        return column == Column.CREATED
                ? "c.id" + way
                : "c." + column.column + way + (column.blanks ? " nulls last" : "") + ", c.id" + way;
    }
}
