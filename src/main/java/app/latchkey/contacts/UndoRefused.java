package app.latchkey.contacts;

import java.util.List;

/** A merge can't be undone any more, because something it needs has changed since. */
public class UndoRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param key the sentence to show, as a key of the texts
     * @param arguments what the sentence mentions
     */
    public UndoRefused(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
