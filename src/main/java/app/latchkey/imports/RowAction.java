package app.latchkey.imports;

/** What becomes of a row. */
public enum RowAction {
    /** It adds a record. */
    INSERT,
    /** It changes a record that is there. */
    UPDATE,
    /** It says what is known already. */
    UNCHANGED,
    REJECTED
}
