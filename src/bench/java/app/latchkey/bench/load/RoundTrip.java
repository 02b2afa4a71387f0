package app.latchkey.bench.load;

/**
 * One request and its answer, as the browser sees them.
 *
 * @param nanos from the first byte sent to the last received
 * @param bytes of both bodies as they go over the wire, compressed where they are
 */
record RoundTrip(String kind, long nanos, long bytes) {}
