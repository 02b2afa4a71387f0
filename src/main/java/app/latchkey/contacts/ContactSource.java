package app.latchkey.contacts;

/** Where the agency knows somebody from. */
public enum ContactSource {
    PORTAL,
    WEBSITE,
    REFERRAL,
    WALK_IN,
    PHONE,
    BOARD,
    SOCIAL,
    IMPORT,
    OTHER
}
