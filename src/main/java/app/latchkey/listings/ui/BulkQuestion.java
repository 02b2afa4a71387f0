package app.latchkey.listings.ui;

/** The changes offered for many listings at once. */
enum BulkQuestion {
    NEGOTIATOR,
    BRANCH,
    WITHDRAW;

    /** Of a text about it. */
    String key(String text) {
        return "bulk." + text + "." + name();
    }
}
