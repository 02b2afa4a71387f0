package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, looked through byte by byte for what would make its reader fill the memory or work for
 * ever: a row of more than 64 MB, a column beyond three letters, a cell of an unknown type, more array formulas than can
 * be gone through again for every number below them. It counts the rows and the shared strings, and notes the highest
 * number of a shared string that is asked for, and whether there are dates that {@link IsoDates} has to write anew.
 */
final class PartScan {

    private static final long LARGEST_ROW = 64L << 20;
    private static final int LONGEST_TAG = 1_024;

    /** About a minute's work. */
    private static final long MOST_LOOKS_AT_FORMULAS = 8_000_000_000L;

    private static final int LONGEST_NUMBER = 9;
    private static final int MOST_LETTERS = 3;
    private static final String SHARED = "s";
    private static final String INLINE = "inlineStr";

    /** Writing that XML allows and no program uses, except to hide an attribute of a cell from this scan. */
    private static final List<String> UNUSUAL = List.of("\t", "\n", "\r", " =", "= ", ":r=", ":t=");

    private static final String ISO_DATE = "d";

    private static final Set<String> TYPES = Set.of("n", SHARED, "b", "e", "str", INLINE, ISO_DATE);

    private enum State {
        TEXT,
        TAG,
        COMMENT,
        VERBATIM
    }

    private final byte[] tag = new byte[LONGEST_TAG];
    private int tagLength;
    private State state = State.TEXT;
    private boolean isCellShared;
    private boolean isInValue;
    private int valueLength;
    private int value;

    private long bytes;
    private long rowStart;
    private long rows;
    private long strings;
    private long arrayFormulas;
    private long looksAtFormulas;
    private int highestString = -1;
    private boolean hasIsoDates;

    private PartScan() {}

    /**
     * Looks through a part.
     *
     * @param most the bytes it may have
     * @param isSheet whether the part is read row by row, so that no row may be huge
     */
    static PartScan of(InputStream part, long most, boolean isSheet) throws IOException, UnreadableFile {
        var scan = new PartScan();
        byte[] buffer = new byte[1 << 16];
        for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            for (int i = 0; i < read; i++) {
                scan.take(buffer[i]);
            }
            scan.bytes += read;
            if (scan.bytes > most || (isSheet && scan.bytes - scan.rowStart > LARGEST_ROW)) {
                throw new UnreadableFile(Reason.TOO_LARGE);
            }
        }
        return scan;
    }

    long bytes() {
        return bytes;
    }

    long rows() {
        return rows;
    }

    /** How many shared strings stand here. */
    long strings() {
        return strings;
    }

    /** The highest number of a shared string asked for, counted from 0; -1 if there is none. */
    int highestString() {
        return highestString;
    }

    boolean hasIsoDates() {
        return hasIsoDates;
    }

    private void take(byte each) throws UnreadableFile {
        switch (state) {
            case TEXT -> {
                if (each == '<') {
                    state = State.TAG;
                    tagLength = 0;
                } else if (isInValue) {
                    digit(each);
                }
            }
            case TAG -> {
                if (each == '>') {
                    state = State.TEXT;
                    endTag();
                } else {
                    keep(each);
                    if (tagLength == 3 && startsWith("!--")) {
                        state = State.COMMENT;
                    } else if (tagLength == 8 && startsWith("![CDATA[")) {
                        state = State.VERBATIM;
                        if (isInValue) {
                            throw damaged();
                        }
                    }
                }
            }
            case COMMENT -> endAfter(each, '-');
            case VERBATIM -> endAfter(each, ']');
        }
    }

    private void keep(byte each) {
        if (tagLength < LONGEST_TAG) {
            tag[tagLength] = each;
        }
        tagLength++;
    }

    /** The last two bytes of what has no tags in it are kept at the start of the tag. */
    private void endAfter(byte each, char twice) {
        if (each == '>' && tag[0] == twice && tag[1] == twice) {
            state = State.TEXT;
        }
        tag[0] = tag[1];
        tag[1] = each;
    }

    private boolean startsWith(String start) {
        for (int i = 0; i < start.length(); i++) {
            if (tag[i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void endTag() throws UnreadableFile {
        boolean isClosing = tag[0] == '/';
        int start = isClosing ? 1 : 0;
        int end = start;
        while (end < Math.min(tagLength, LONGEST_TAG) && !isEndOfName(tag[end])) {
            end++;
            if (tag[end - 1] == ':') {
                start = end;
            }
        }
        if (isName("v", start, end)) {
            endValueTag(isClosing);
        } else if (!isClosing && isName("c", start, end)) {
            cell();
        } else if (!isClosing && isName("f", start, end)) {
            formula();
        } else if (!isClosing && isName("row", start, end)) {
            rows++;
            rowStart = bytes;
        } else if (!isClosing && isName("si", start, end)) {
            strings++;
        }
    }

    private static boolean isEndOfName(byte each) {
        return each == ' ' || each == '/' || each == '\t' || each == '\n' || each == '\r';
    }

    private boolean isName(String name, int start, int end) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (tag[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void endValueTag(boolean isClosing) {
        if (!isClosing) {
            isInValue = isCellShared && tag[Math.min(tagLength, LONGEST_TAG) - 1] != '/';
            valueLength = 0;
            value = 0;
        } else if (isInValue) {
            isInValue = false;
            highestString = Math.max(highestString, valueLength == 0 ? -1 : value);
        }
    }

    private void formula() {
        String type = attribute(tag(), "t");
        if (type != null && !type.equals("shared")) {
            arrayFormulas++;
        }
    }

    private void cell() throws UnreadableFile {
        String stated = tag();
        if (tagLength > LONGEST_TAG || isUnusual(stated)) {
            throw damaged();
        }
        String type = attribute(stated, "t");
        String place = attribute(stated, "r");
        if ((type != null && !TYPES.contains(type)) || (place != null && !isPlace(place))) {
            throw damaged();
        }
        isCellShared = SHARED.equals(type);
        hasIsoDates |= ISO_DATE.equals(type);
        if (!isCellShared && !INLINE.equals(type)) {
            looksAtFormulas += arrayFormulas;
        }
        if (looksAtFormulas > MOST_LOOKS_AT_FORMULAS) {
            throw new UnreadableFile(Reason.TOO_MANY_FORMULAS);
        }
    }

    private static boolean isUnusual(String tag) {
        for (String writing : UNUSUAL) {
            if (tag.contains(writing)) {
                return true;
            }
        }
        return false;
    }

    private String tag() {
        return new String(tag, 0, Math.min(tagLength, LONGEST_TAG), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String attribute(String tag, String name) {
        int start = tag.indexOf(' ' + name + '=');
        if (start < 0) {
            return null;
        }
        int value = start + name.length() + 3;
        int end = value > tag.length() ? -1 : tag.indexOf(tag.charAt(value - 1), value);
        return end < 0 ? "" : tag.substring(value, end);
    }

    private static boolean isPlace(String place) {
        int letters = 0;
        while (letters < place.length() && place.charAt(letters) >= 'A' && place.charAt(letters) <= 'Z') {
            letters++;
        }
        return letters >= 1 && letters <= MOST_LETTERS && letters < place.length();
    }

    private void digit(byte each) throws UnreadableFile {
        valueLength++;
        if (each < '0' || each > '9' || valueLength > LONGEST_NUMBER) {
            throw damaged();
        }
        value = value * 10 + each - '0';
    }

    private static UnreadableFile damaged() {
        return new UnreadableFile(Reason.DAMAGED);
    }
}
