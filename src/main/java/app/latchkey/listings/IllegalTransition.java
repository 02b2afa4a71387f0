package app.latchkey.listings;

/** A listing can't go from here to there, whoever asks. */
public class IllegalTransition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ListingStatus from;
    private final ListingStatus to;

    IllegalTransition(ListingStatus from, ListingStatus to) {
        super("A listing can't go from " + from + " to " + to);
        this.from = from;
        this.to = to;
    }

    public ListingStatus from() {
        return from;
    }

    public ListingStatus to() {
        return to;
    }
}
