package app.latchkey.contacts;

/** Why two contacts may be one. */
public enum DuplicateReason {
    EMAIL,
    PHONE,
    COMPANY_NUMBER,
    /** A similar name at the same postcode. */
    NAME_AND_POSTCODE
}
