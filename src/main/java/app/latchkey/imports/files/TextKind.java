package app.latchkey.imports.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a text is by its first characters. */
enum TextKind {
    ROWS,
    BLM,
    WEB_PAGE,
    XML,
    JSON;

    private static final int FIRST_CHARACTERS = 1_000;

    static TextKind of(Path file, TextEncoding encoding) throws IOException {
        String start = encoding.start(file, FIRST_CHARACTERS).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("#header#")) {
            return BLM;
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return WEB_PAGE;
        }
        if (start.startsWith("<?xml")) {
            return XML;
        }
        return isJson(start) ? JSON : ROWS;
    }

    private static boolean isJson(String start) {
        return (start.startsWith("{") && start.substring(1).stripLeading().startsWith("\""))
                || (start.startsWith("[") && start.substring(1).stripLeading().startsWith("{"));
    }
}
