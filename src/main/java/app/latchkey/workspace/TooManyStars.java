package app.latchkey.workspace;

/** Stars are for what one comes back to; beyond {@link RecordMarkService#MOST_STARS} another must go first. */
public class TooManyStars extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyStars() {
        super("No more than " + RecordMarkService.MOST_STARS + " stars");
    }
}
