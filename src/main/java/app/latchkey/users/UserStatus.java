package app.latchkey.users;

/** INVITED → ACTIVE ↔ SUSPENDED → LEFT. */
public enum UserStatus {
    /** Has not chosen a password yet. */
    INVITED,
    ACTIVE,
    /** May not sign in for now. */
    SUSPENDED,
    /** Works here no more. */
    LEFT
}
