package app.latchkey.metrics;

/** How many there were in each of the last sixty whole minutes. */
final class MinuteCounts {

    static final int MINUTES = 60;

    private static final long MILLIS = 60_000;

    /** One more, for the minute that is not over. */
    private static final int PLACES = MINUTES + 1;

    private final int[] counts = new int[PLACES];
    private final long[] numbers = new long[PLACES];

    synchronized void add(long nowMillis) {
        long number = nowMillis / MILLIS;
        int place = (int) (number % PLACES);
        if (numbers[place] != number) {
            numbers[place] = number;
            counts[place] = 0;
        }
        counts[place]++;
    }

    synchronized History until(long nowMillis) {
        var at = new long[MINUTES];
        var found = new double[MINUTES];
        long first = nowMillis / MILLIS - MINUTES;
        for (int i = 0; i < MINUTES; i++) {
            long number = first + i;
            int place = (int) (number % PLACES);
            at[i] = number * MILLIS;
            found[i] = numbers[place] == number ? counts[place] : 0;
        }
        return new History(at, found);
    }
}
