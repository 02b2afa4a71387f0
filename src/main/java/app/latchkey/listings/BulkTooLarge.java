package app.latchkey.listings;

/** More listings than are changed at once. */
public class BulkTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int most;

    BulkTooLarge(int most) {
        super("More than " + most + " listings");
        this.most = most;
    }

    public int most() {
        return most;
    }
}
