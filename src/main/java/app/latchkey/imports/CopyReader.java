package app.latchkey.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Lines in the text format of PostgreSQL's COPY, made one at a time, as they are asked for. */
abstract class CopyReader extends Reader {

    private final StringBuilder line = new StringBuilder();
    private int taken;

    /**
     * Writes the next line by {@link #value} and {@link #array}.
     *
     * @return false at the end
     */
    abstract boolean nextLine() throws IOException;

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = 0;
        while (read < length) {
            if (taken == line.length()) {
                line.setLength(0);
                taken = 0;
                if (!nextLine()) {
                    break;
                }
                line.append('\n');
            }
            int some = Math.min(length - read, line.length() - taken);
            line.getChars(taken, taken + some, buffer, offset + read);
            taken += some;
            read += some;
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    final void value(String text) {
        separate();
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
    }

    /** A null. */
    final void nothing() {
        separate();
        line.append("\\N");
    }

    /** A {@code text[]}; backslashes and quotes are escaped twice, for the array and for the line. */
    final void array(List<String> texts) {
        separate();
        line.append('{');
        for (int i = 0; i < texts.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"");
            String text = texts.get(i);
            for (int j = 0; j < text.length(); j++) {
                char each = text.charAt(j);
                if (each == '"' || each == '\\') {
                    line.append("\\\\");
                }
                character(each);
            }
            line.append('"');
        }
        line.append('}');
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append('\t');
        }
    }

    private void character(char each) {
        switch (each) {
            case '\\' -> line.append("\\\\");
            case '\t' -> line.append("\\t");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            default -> line.append(each);
        }
    }
}
