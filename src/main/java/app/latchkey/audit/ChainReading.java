package app.latchkey.audit;

/** How far a reading of the chain has come, shared by the thread that reads and those who watch. */
public final class ChainReading {

    private volatile long seals;
    private volatile long read;

    /** Links to be read. */
    public long seals() {
        return seals;
    }

    /** Links read so far. */
    public long read() {
        return read;
    }

    void begin(long all) {
        seals = all;
    }

    void reached(long number) {
        read = number;
    }
}
