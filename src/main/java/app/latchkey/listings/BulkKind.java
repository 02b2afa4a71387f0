package app.latchkey.listings;

/** What a bulk change is about. */
public enum BulkKind {
    NEGOTIATOR("negotiatorId", "negotiator_id", "CHANGED"),
    BRANCH("branchId", "branch_id", "CHANGED"),
    WITHDRAWAL("status", "status", "STATUS_CHANGED");

    private final String field;
    private final String column;
    private final String event;

    BulkKind(String field, String column, String event) {
        this.field = field;
        this.column = column;
        this.event = event;
    }

    /** As history names it. */
    String field() {
        return field;
    }

    String column() {
        return column;
    }

    /** What history says was done. */
    String event() {
        return event;
    }
}
