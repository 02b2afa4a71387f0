package app.latchkey.landlords;

/** What the money-laundering and sanctions checks found. */
public enum AmlStatus {
    NOT_CHECKED,
    CLEAR,
    REFERRED,
    FAILED
}
