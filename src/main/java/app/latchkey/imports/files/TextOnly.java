package app.latchkey.imports.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text holds no NUL; the database would not take one either. */
final class TextOnly extends FilterReader {

    TextOnly(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character == 0) {
            throw new NotText();
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            if (buffer[i] == 0) {
                throw new NotText();
            }
        }
        return read;
    }

    static final class NotText extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
