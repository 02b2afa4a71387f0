package app.latchkey.contacts;

import java.util.List;

/** Two contacts side by side, and what hangs on each. */
public record MergePreview(SavedContact survivor, SavedContact other, List<Moving> moving) {

    /**
     * @param kind as in {@link ContactHolding}
     * @param survivors how many the survivor has already
     * @param others how many come to it
     */
    public record Moving(String kind, long survivors, long others) {}
}
