package app.latchkey.platform.security;

/**
 * The last parts of the addresses that files are sent to and fetched from by screens that are not for everybody. Such an
 * address works in the session of its screen alone; by its last part it is refused to whoever may not see the screen.
 */
public final class FileAddresses {

    public static final String IMPORT = "import";

    private FileAddresses() {}
}
