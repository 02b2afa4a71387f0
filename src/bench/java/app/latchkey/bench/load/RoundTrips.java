package app.latchkey.bench.load;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What was measured in one stretch of time. */
final class RoundTrips {

    private final ConcurrentLinkedQueue<RoundTrip> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    void add(RoundTrip trip) {
        all.add(trip);
    }

    void failed() {
        failures.incrementAndGet();
    }

    int count() {
        return all.size();
    }

    int failures() {
        return failures.get();
    }

    /** @param share such as 0.95; NaN when nothing was measured */
    double millis(double share) {
        var nanos = all.stream().mapToLong(RoundTrip::nanos).sorted().toArray();
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e6;
    }

    double millis(String kind, double share) {
        var nanos = all.stream()
                .filter(trip -> trip.kind().equals(kind))
                .mapToLong(RoundTrip::nanos)
                .sorted()
                .toArray();
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e6;
    }

    double averageBytes() {
        return all.stream().mapToLong(RoundTrip::bytes).average().orElse(Double.NaN);
    }

    List<String> kinds() {
        return all.stream().map(RoundTrip::kind).distinct().sorted().toList();
    }
}
