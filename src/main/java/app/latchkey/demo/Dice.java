package app.latchkey.demo;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way each time. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Other dice, for what falls more or less often on some days than on others: these fall the same way whatever they do. */
    Dice apart() {
        return new Dice(random.split());
    }

    /** Both ends may come up. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The first choices come up far more often than the last. */
    <T> T oftenTheFirst(List<T> choices) {
        double one = random.nextDouble();
        return choices.get((int) (one * one * choices.size()));
    }

    void shuffle(List<?> cards) {
        Collections.shuffle(cards, random);
    }
}
