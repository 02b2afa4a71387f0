package app.latchkey.bench.kill;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * When to kill the server, and what with it.
 *
 * @param phase of the import
 * @param share of that phase that is to be done
 * @param pause after that
 */
record Moment(String phase, double share, Duration pause, boolean withDatabase) {

    /** How many of the course below fall into the check; the others come after somebody asked to write. */
    private static final int IN_CHECK = 4;

    private record Step(String phase, double from, double to, long longestPauseMillis, boolean withDatabase) {}

    /** What the staged rows are lost in is followed by a death while they are read again. */
    private static final List<Step> COURSE = List.of(
            new Step("READING", 0, 0.9, 400, false),
            new Step("COMPARING", 0, 0, 600, false),
            new Step("READING", 0, 0.9, 400, true),
            new Step("READING", 0.5, 0.99, 400, false),
            new Step("WRITING", 0, 0.5, 400, false),
            new Step("WRITING", 0, 0.9, 400, true),
            new Step("READING", 0, 0.9, 400, false),
            new Step("COMPARING", 0, 0, 600, false),
            new Step("WRITING", 0.2, 0.9, 400, true),
            new Step("WRITING", 0.9, 0.97, 4_000, false));

    static final int MOST = COURSE.size();

    /** @param kills fewer leave out parts of the course */
    static List<Moment> inCheck(int kills, RandomGenerator dice) {
        return random(kills, 0, IN_CHECK, dice);
    }

    static List<Moment> inWriting(int kills, RandomGenerator dice) {
        return random(kills, IN_CHECK, MOST, dice);
    }

    private static List<Moment> random(int kills, int from, int to, RandomGenerator dice) {
        return IntStream.range(0, kills)
                .map(kill -> kill * MOST / kills)
                .filter(step -> step >= from && step < to)
                .mapToObj(step -> random(COURSE.get(step), dice))
                .toList();
    }

    private static Moment random(Step step, RandomGenerator dice) {
        double share = step.from() == step.to() ? step.from() : dice.nextDouble(step.from(), step.to());
        return new Moment(
                step.phase(), share, Duration.ofMillis(dice.nextLong(step.longestPauseMillis())), step.withDatabase());
    }
}
