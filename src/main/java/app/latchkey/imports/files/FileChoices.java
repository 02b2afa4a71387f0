package app.latchkey.imports.files;

import org.jspecify.annotations.Nullable;

/**
 * What a person chose over the detection; null where nothing was. A choice that makes no sense for a kind of file, as a
 * sheet for text, is passed over.
 *
 * @param charset one of {@link RowFiles#charsets()}
 * @param separator one of {@link RowFiles#separators()}
 * @param sheet one of {@link FileFormat#sheets()}
 * @param headerLine the line in which the names of the columns begin, counted from 1; all lines above it are passed over
 */
public record FileChoices(
        @Nullable String charset,
        @Nullable Character separator,
        @Nullable String sheet,
        @Nullable Long headerLine) {

    public static final FileChoices NONE = new FileChoices(null, null, null, null);

    public FileChoices {
        if (headerLine != null && headerLine < 1) {
            throw new IllegalArgumentException("No line to choose: " + headerLine);
        }
    }
}
