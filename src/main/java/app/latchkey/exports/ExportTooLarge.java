package app.latchkey.exports;

/** There are more rows than the file, or the person, may have. */
public class ExportTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long mostRows;

    public ExportTooLarge(long mostRows) {
        super("More than " + mostRows + " rows");
        this.mostRows = mostRows;
    }

    public long mostRows() {
        return mostRows;
    }
}
