package app.latchkey.listings;

import java.util.List;

/** Some fields can't be as typed; each problem names its field and what to do. */
public class InvalidListing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidListing(List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param field a component of {@link ListingDetails}, or of {@link Transition}
     * @param key the sentence to show, as a key of the texts
     * @param arguments what the sentence mentions
     */
    public record Problem(String field, String key, List<Object> arguments) {

        static Problem of(String field, String key, Object... arguments) {
            return new Problem(field, key, List.of(arguments));
        }
    }
}
