package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The charset of a text.
 *
 * @param markLength the bytes of the byte order mark at the start of the file, which is not part of its text
 */
record TextEncoding(Charset charset, int markLength) {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static final List<String> CHARSETS = List.of(UTF_8.name(), WINDOWS_1252.name(), UTF_16LE.name(), UTF_16BE.name());

    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int START_BYTES = 1 << 12;

    /**
     * The encoding that was chosen, else the likeliest.
     *
     * <p>That is the one of the byte order mark; else UTF-16 if every second byte of the start is mostly NUL and
     * hardly any other is; else UTF-8 if the first megabyte that holds more than ASCII is flawless UTF-8; else Windows-1252, which
     * British Excel writes.
     *
     * @param chosen one of {@link #CHARSETS}, or null
     */
    static TextEncoding of(Path file, @Nullable String chosen) throws IOException {
        if (chosen != null && !CHARSETS.contains(chosen)) {
            throw new IllegalArgumentException("No charset to choose: " + chosen);
        }
        byte[] start = start(file);
        var marked = byMark(start);
        if (chosen != null) {
            var charset = Charset.forName(chosen);
            return marked.filter(encoding -> encoding.charset().equals(charset)).orElse(new TextEncoding(charset, 0));
        }
        return marked.isPresent() ? marked.get() : new TextEncoding(unmarked(file, start), 0);
    }

    /** The text in these bytes of a file, after its byte order mark; bytes that are no characters become U+FFFD. */
    Reader text(InputStream bytes) throws IOException {
        bytes.skipNBytes(markLength);
        return new InputStreamReader(bytes, charset);
    }

    /** At most so many characters from the beginning of the text. */
    String start(Path file, int most) throws IOException {
        char[] characters = new char[most];
        int length = 0;
        try (var text = text(Files.newInputStream(file))) {
            int read = text.read(characters);
            while (read > 0) {
                length += read;
                read = text.read(characters, length, most - length);
            }
        }
        return new String(characters, 0, length);
    }

    private static byte[] start(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(START_BYTES);
        }
    }

    private static Optional<TextEncoding> byMark(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new TextEncoding(UTF_8, 3));
        }
        if (startsWith(start, 0xFF, 0xFE)) {
            return Optional.of(new TextEncoding(UTF_16LE, 2));
        }
        return startsWith(start, 0xFE, 0xFF) ? Optional.of(new TextEncoding(UTF_16BE, 2)) : Optional.empty();
    }

    private static boolean startsWith(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset unmarked(Path file, byte[] start) throws IOException {
        int[] nuls = new int[2];
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                nuls[i % 2]++;
            }
        }
        if (isNulInMost(nuls[1], nuls[0], start)) {
            return UTF_16LE;
        }
        if (isNulInMost(nuls[0], nuls[1], start)) {
            return UTF_16BE;
        }
        return isUtf8(file) ? UTF_8 : WINDOWS_1252;
    }

    /** Most characters of a British text have NUL as one of their two bytes; few, as the emoji U+1F600, as the other. */
    private static boolean isNulInMost(int nuls, int othersNuls, byte[] start) {
        return nuls * 4 > start.length && othersNuls * 10 < nuls;
    }

    private static boolean isUtf8(Path file) throws IOException {
        byte[] part = new byte[SAMPLE_BYTES];
        try (var bytes = Files.newInputStream(file)) {
            int length = bytes.readNBytes(part, 0, SAMPLE_BYTES);
            while (length == SAMPLE_BYTES && isAscii(part)) {
                length = bytes.readNBytes(part, 0, SAMPLE_BYTES);
            }
            var decoder = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            // A character cut in two by the end of the part is no flaw, one cut by the end of the file is.
            boolean isEnd = length < SAMPLE_BYTES;
            return !decoder.decode(ByteBuffer.wrap(part, 0, length), CharBuffer.allocate(length + 1), isEnd)
                    .isError();
        }
    }

    private static boolean isAscii(byte[] part) {
        for (byte each : part) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
