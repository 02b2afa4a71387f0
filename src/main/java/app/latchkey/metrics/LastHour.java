package app.latchkey.metrics;

/** Durations of the last sixty to seventy minutes, in seven slices of ten that follow each other. */
final class LastHour {

    static final long SLICE_MILLIS = 600_000;

    private static final int SLICES = 7;

    private final Histogram[] slices = new Histogram[SLICES];
    private final long[] numbers = new long[SLICES];
    private final int[] mostStatements = new int[SLICES];
    private final int[] overStatements = new int[SLICES];

    LastHour() {
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new Histogram();
        }
    }

    synchronized void add(long nowMillis, long nanos, boolean isError, int statements) {
        int place = place(nowMillis);
        slices[place].add(nanos, isError);
        mostStatements[place] = Math.max(mostStatements[place], statements);
        if (Measure.STATEMENTS.band(statements) != Band.GOOD) {
            overStatements[place]++;
        }
    }

    private int place(long nowMillis) {
        long number = nowMillis / SLICE_MILLIS;
        int place = (int) (number % SLICES);
        if (numbers[place] != number) {
            numbers[place] = number;
            slices[place].clear();
            mostStatements[place] = 0;
            overStatements[place] = 0;
        }
        return place;
    }

    synchronized Histogram sum(long nowMillis) {
        var sum = new Histogram();
        for (int i = 0; i < SLICES; i++) {
            if (isRecent(i, nowMillis)) {
                sum.add(slices[i]);
            }
        }
        return sum;
    }

    synchronized int mostStatements(long nowMillis) {
        int most = 0;
        for (int i = 0; i < SLICES; i++) {
            most = isRecent(i, nowMillis) ? Math.max(most, mostStatements[i]) : most;
        }
        return most;
    }

    /** How many sent more than a round trip should. */
    synchronized int overStatements(long nowMillis) {
        int over = 0;
        for (int i = 0; i < SLICES; i++) {
            over += isRecent(i, nowMillis) ? overStatements[i] : 0;
        }
        return over;
    }

    private boolean isRecent(int place, long nowMillis) {
        return numbers[place] > nowMillis / SLICE_MILLIS - SLICES;
    }
}
