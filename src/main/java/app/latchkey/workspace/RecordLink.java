package app.latchkey.workspace;

/**
 * A record and where it is shown.
 *
 * @param screen the path of its list, such as {@code listings}
 * @param reference the rest of its address, such as {@code LK-000123}
 * @param title what it is called in a short list, such as its address
 */
public record RecordLink(String screen, String reference, String title) {

    private static final int LONGEST_TITLE = 300;

    public RecordLink {
        title = title.isBlank() ? reference : title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }

    public String path() {
        return screen + "/" + reference;
    }

    boolean leadsTo(RecordLink other) {
        return screen.equals(other.screen) && reference.equals(other.reference);
    }
}
