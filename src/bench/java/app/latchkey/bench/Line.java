package app.latchkey.bench;

import java.util.OptionalDouble;

/**
 * One line of a table.
 *
 * @param statements of one run, without the agency's setting
 * @param rowsRead rows of listings and index entries of them that the page's or count's statement looked at
 * @param floor milliseconds of the same statement through pgbench, on average
 */
record Line(String what, Timings timings, int statements, long rowsRead, OptionalDouble floor) {

    static final String HEADING =
            "| | p50 ms | p95 ms | statements | rows read | pgbench ms | p50 / pgbench |\n|---|--:|--:|--:|--:|--:|--:|";

    @Override
    public String toString() {
        double p50 = timings.quantile(0.5);
        return "| %s | %s | %s | %d | %,d | %s | %s |"
                .formatted(
                        what,
                        Timings.text(p50),
                        Timings.text(timings.quantile(0.95)),
                        statements,
                        rowsRead,
                        floor.isPresent() ? Timings.text(floor.getAsDouble()) : "–",
                        floor.isPresent() ? "%.1f".formatted(p50 / floor.getAsDouble()) : "–");
    }
}
