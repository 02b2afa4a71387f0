package app.latchkey.users;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;

/** A column of the list and the way it runs. Blanks come last both ways; the tie-break is the order of creation. */
public record UserSort(Column column, boolean ascending) {

    public static final UserSort DEFAULT = new UserSort(Column.NAME, true);

    /** By the names that links and programs use. */
    public static UserSort read(QueryReader query) {
        var order = query.order(Column.class);
        return order == null ? DEFAULT : new UserSort(order.column(), order.ascending());
    }

    /** Where a row stands. */
    public Place place(UserRow row) {
        var lastSignIn = row.lastSignInAt();
        return new Place(
                switch (column) {
                    case NAME -> row.name();
                    case EMAIL -> row.email();
                    case ROLE -> row.role().name();
                    case BRANCH -> row.branchName();
                    case STATUS -> row.status().name();
                    case LAST_SIGN_IN -> lastSignIn == null ? null : lastSignIn.toString();
                    case CREATED -> row.createdAt().toString();
                },
                row.id());
    }

    Keyset keyset() {
        return new Keyset(
                column.sql,
                switch (column) {
                    case EMAIL -> "cast(:placeValue as citext)";
                    case LAST_SIGN_IN, CREATED -> "cast(:placeValue as timestamptz)";
                    case NAME, ROLE, BRANCH, STATUS -> "cast(:placeValue as text)";
                },
                "u.id",
                ascending,
                column.blanks);
    }

    public enum Column {
        NAME("u.name", false),
        EMAIL("u.email", false),
        ROLE("u.role", false),
        BRANCH("b.name", true),
        STATUS("u.status", false),
        LAST_SIGN_IN("u.last_sign_in_at", true),
        CREATED("u.created_at", false);

        private final String sql;
        private final boolean blanks;

        Column(String sql, boolean blanks) {
            this.sql = sql;
            this.blanks = blanks;
        }
    }

    String sql() {
        var way = ascending ? " asc" : " desc";
        return column.sql + way + (column.blanks ? " nulls last" : "") + ", u.id" + way;
    }
}
