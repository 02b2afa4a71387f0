package app.latchkey.users;

/** Somebody looks after more records of a kind than are handed over in one step. */
public class PortfolioTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final int most;

    /** @param kind as in {@link Portfolio#kind} */
    public PortfolioTooLarge(String kind, int most, Throwable cause) {
        super("More than " + most + " of " + kind, cause);
        this.kind = kind;
        this.most = most;
    }

    public String kind() {
        return kind;
    }

    public int most() {
        return most;
    }
}
