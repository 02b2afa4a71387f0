package app.latchkey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long each of some runs took, in milliseconds, the shortest first. */
record Timings(List<Double> millis) {

    Timings {
        millis = millis.stream().sorted().toList();
    }

    static Timings of(int runs, Run run) {
        return of(runs, run, _ -> {});
    }

    /** @param before done before each run, and not timed */
    static Timings of(int runs, Run run, Run before) {
        var millis = new ArrayList<Double>(runs);
        for (int i = 0; i < runs; i++) {
            before.run(i);
            long start = System.nanoTime();
            run.run(i);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return new Timings(millis);
    }

    static Timings together(Stream<Timings> all) {
        return new Timings(all.flatMap(timings -> timings.millis().stream()).toList());
    }

    /** @param share such as 0.95 */
    double quantile(double share) {
        return millis.get(Math.max(0, (int) Math.ceil(share * millis.size()) - 1));
    }

    static String text(double millis) {
        return String.format(Locale.UK, millis < 10 ? "%.2f" : "%,.0f", millis);
    }

    interface Run {

        void run(int number);
    }
}
